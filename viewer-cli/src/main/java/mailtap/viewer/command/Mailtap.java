package mailtap.viewer.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.setup.RunningRoutes;
import mailtap.viewer.setup.SetupRoute;
import mailtap.viewer.view.Quantities;
import mailtap.viewer.wiring.Store;

/** {@code mailtap} alone: says what to do next. */
final class Mailtap implements Command {
    private static final String RUN = "run --smtp 2525=smtp+starttls://SERVER";

    private final Common common;

    Mailtap(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        String description = "Shows what a mail program really says to its server, and what the server answers.";
        return Usage.of("mailtap", this, description, "").with(common::addTo);
    }

    @Override
    public Integer call() throws IOException {
        Store.checkPermission(common.data());
        try (Screen screen = common.screen()) {
            screen.line(Rich.of(Ink.STRONG, "mailtap")
                    .plus(" stands between a mail program and its server and shows what they say."));
            screen.line();
            List<SetupRoute> running = RunningRoutes.in(common.data());
            if (!running.isEmpty()) {
                suggestPointing(screen, running);
            } else if (Files.isDirectory(common.data().resolve("journal"))) {
                suggestLooking(screen);
            } else {
                suggestBeginning(screen);
            }
            screen.line();
            suggest(screen, "--help", "all commands");
        }
        return ExitCode.DONE;
    }

    private void suggestBeginning(Screen screen) throws IOException {
        screen.line("Nothing has been captured yet in " + common.data() + ". To begin:");
        suggest(screen, "demo", "see it work in seconds");
        suggest(screen, "run --sandbox", "try it with your mail program");
        suggest(screen, RUN, "watch the real thing");
        suggest(screen, "setup", "how mail programs are pointed at it");
    }

    private void suggestPointing(Screen screen, List<SetupRoute> running) throws IOException {
        screen.line("It captures now into " + common.data() + ":");
        for (SetupRoute route : running) {
            screen.line(Rich.of("  " + route.protocol() + " " + route.host() + ":" + route.port())
                    .plus(Ink.FAINT, " -> " + route.upstream()));
        }
        screen.line();
        Standing standing = Standing.of(common.data());
        trouble(screen, standing);
        if (standing.newest().isEmpty()) {
            screen.line("Nothing has come by yet. To go on:");
            suggest(screen, "setup", "how mail programs are pointed at it");
            suggest(screen, "tail", "what is said, as it is said");
            suggest(screen, "doctor", "what may be in the way");
            return;
        }
        screen.line(newest(standing) + "To go on:");
        suggest(screen, "tail", "what is said, as it is said");
        suggest(screen, "show last", "the latest dialogue, line by line");
        suggest(screen, "sessions", "what was captured, newest first");
        suggest(screen, "setup", "how mail programs are pointed at it");
        suggest(screen, "doctor", "nothing to see? what is in the way");
    }

    private void suggestLooking(Screen screen) throws IOException {
        Standing standing = Standing.of(common.data());
        screen.line("Captured mail is in " + common.data() + ".");
        trouble(screen, standing);
        screen.line(newest(standing) + "To look at it:");
        suggest(screen, "sessions", "what was captured, newest first");
        suggest(screen, "show last", "the latest dialogue, line by line");
        suggest(screen, "recipients", "who a message was really for");
        suggest(screen, "search 'code:5xx'", "everything a server refused");
        screen.line();
        screen.line(
                standing.local() && standing.newest().isPresent()
                        ? "Nothing is captured now, and so far only servers of this machine were. To go on:"
                        : "Nothing is captured now. To go on:");
        suggest(screen, common.settings().routes().isEmpty() ? RUN : "run", "watch the real thing");
        suggest(screen, "setup", "how mail programs are pointed at it");
        suggest(screen, "doctor", "what may be in the way");
    }

    private static void trouble(Screen screen, Standing standing) throws IOException {
        if (!standing.trouble().isEmpty()) {
            screen.line(Ink.WARNING, "But " + standing.trouble() + ".");
        }
    }

    private String newest(Standing standing) {
        return standing.newest()
                .map(hit -> Quantities.count(standing.sessions(), "session") + ", the newest began "
                        + Quantities.time(hit.at(), common.surroundings().zone()) + ". ")
                .orElse("");
    }

    private void suggest(Screen screen, String command, String what) throws IOException {
        Rich line = Rich.of("  ").plus(Ink.STRONG, common.surroundings().name() + " " + command + common.dataAdvice());
        screen.line(line.pad(48).plus("  ").plus(what));
    }
}
