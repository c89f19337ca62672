package mailtap.viewer.command;

import java.io.IOException;
import mailtap.journal.CheckReport;
import mailtap.journal.Damage;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalCheck;
import mailtap.journal.JournalReader;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Progress;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.Quantities;
import mailtap.viewer.wiring.Indexes;
import mailtap.viewer.wiring.Store;

/** {@code mailtap check}. */
final class CheckCommand implements Command {
    private static final String FOOTER = """
        Reads the whole journal: checksums, that no byte of a session is missing, that
        every session still is what it was when it was recorded. Changes nothing.
        Exit code 3 when something is damaged.

        Examples:
          mailtap check
          mailtap check --json | jq .damage
        """;

    private final Common common;
    private boolean json;

    CheckCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("check", this, "Verify everything that was recorded.", FOOTER)
                .flag("--json", "Print one JSON object.", () -> json = true);
    }

    @Override
    public Integer call() throws IOException {
        DataDirectory data = Store.folder(common.settings());
        try (Screen screen = common.screen();
                Screen notices = common.notices()) {
            boolean watched = common.surroundings().terminal().err();
            Progress progress = new Progress(notices, watched, "checked");
            long size = JournalCheck.size(data);
            CheckReport report = JournalCheck.of(data, done -> progress.at(done, size));
            boolean indexed = Indexes.hasReached(data, JournalReader.ends(data));
            if (json) {
                screen.line(json(report, indexed).toString());
            } else {
                print(report, indexed, screen);
            }
            return report.isSound() ? ExitCode.DONE : ExitCode.BREACH;
        }
    }

    private static void print(CheckReport report, boolean indexed, Screen screen) throws IOException {
        for (Damage damage : report.damage()) {
            screen.line(Ink.ERROR, "damage: " + damage);
        }
        for (CheckReport.Breach breach : report.breaches()) {
            screen.line(Ink.ERROR, "breach: " + breach);
        }
        if (report.unlisted() > 0) {
            screen.line(Ink.ERROR, "and " + report.unlisted() + " more");
        }
        screen.line("journal: " + Quantities.count(report.sessions(), "session") + ", "
                + Quantities.count(report.entries(), "entry").replace("entrys", "entries") + " in "
                + Quantities.count(report.segments(), "file") + ", " + Quantities.size(report.bytes())
                + (report.openSessions() == 0 ? "" : ", " + report.openSessions() + " open"));
        screen.line("index:   " + (indexed ? "up to date" : "behind the journal; mailtap index brings it up to date"));
        screen.line(
                report.isSound() ? Ink.GOOD : Ink.ERROR,
                report.isSound() ? "sound" : "damaged; what lies around the damage can be read");
    }

    private static Json json(CheckReport report, boolean indexed) {
        return Json.schema()
                .put("sound", report.isSound())
                .put("sessions", report.sessions())
                .put("open_sessions", report.openSessions())
                .put("entries", report.entries())
                .put("blocks", report.blocks())
                .put("segments", report.segments())
                .put("bytes", report.bytes())
                .put("indexed", indexed)
                .put("damage", report.damage().stream().map(CheckCommand::json).toList())
                .put(
                        "breaches",
                        report.breaches().stream().map(CheckCommand::json).toList())
                .put("unlisted", report.unlisted());
    }

    private static Json json(Damage damage) {
        return new Json()
                .put("file", damage.file().toString())
                .put("offset", damage.offset())
                .put("bytes", damage.length())
                .put("what", damage.what());
    }

    private static Json json(CheckReport.Breach breach) {
        return new Json()
                .put("session", breach.session().toString())
                .put("at", breach.at().toString())
                .put("what", breach.what());
    }
}
