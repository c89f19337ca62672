package mailtap.viewer.command;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailtap.config.Keys;
import mailtap.config.Settings;
import mailtap.indexer.Indexer;
import mailtap.journal.DataDirectory;
import mailtap.journal.Retention;
import mailtap.journal.RetentionRules;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.Quantities;
import mailtap.viewer.wiring.Indexes;
import mailtap.viewer.wiring.Retaining;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;

/** {@code mailtap prune}. */
final class PruneCommand implements Command {
    private static final String FOOTER = """
        mailtap run does this by itself, by the retention settings in mailtap.conf. Whole files
        of the journal go, never the newest one, and what was in them leaves the index.

        Examples:
          mailtap prune --dry-run              what would go
          mailtap prune --max-age 7d           all that was recorded more than a week ago
          mailtap prune --max-size 1GiB
        """;

    private final Common common;
    private boolean dryRun;
    private @Nullable String maxAge;
    private @Nullable String maxSize;
    private @Nullable String maxSessions;
    private boolean json;

    PruneCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("prune", this, "Remove the oldest of what was captured, by age, size and number.", FOOTER)
                .flag("--dry-run", "Say what would be removed, and remove nothing.", () -> dryRun = true)
                .option(
                        "--max-age AGE",
                        String.class,
                        "Keep what was recorded since, such as 30d or 12h.",
                        value -> maxAge = value)
                .option(
                        "--max-size SIZE",
                        String.class,
                        "Keep so much of the journal, such as 2GiB.",
                        value -> maxSize = value)
                .option("--max-sessions N", String.class, "Keep so many sessions.", value -> maxSessions = value)
                .flag("--json", "Print one JSON object.", () -> json = true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = common.settings(flags(), List.of());
        DataDirectory data = Store.folder(settings);
        RetentionRules rules = Retaining.rules(settings);
        Instant now = common.surroundings().clock().instant();
        Optional<Retention.Pruned> pruned =
                dryRun ? Retention.rehearse(data, rules, now) : Retention.apply(data, rules, now);
        if (pruned.isEmpty()) {
            throw new Mistake("another process is pruning " + data.root() + " just now; try again in a moment");
        }
        if (!dryRun && pruned.get().segments() > 0 && data.indexHolder().isEmpty()) {
            try (Indexer indexer = Indexer.open(data, Indexes.settings(settings))) {
                indexer.catchUp(progress -> {});
            }
        }
        print(pruned.get());
        return ExitCode.DONE;
    }

    private List<Settings.Flag> flags() {
        List<Settings.Flag> flags = new ArrayList<>();
        if (maxAge != null) {
            flags.add(new Settings.Flag("--max-age", Keys.RETENTION_MAX_AGE, maxAge));
        }
        if (maxSize != null) {
            flags.add(new Settings.Flag("--max-size", Keys.RETENTION_MAX_SIZE, maxSize));
        }
        if (maxSessions != null) {
            flags.add(new Settings.Flag("--max-sessions", Keys.RETENTION_MAX_SESSIONS, maxSessions));
        }
        return flags;
    }

    private void print(Retention.Pruned pruned) throws IOException {
        try (Screen screen = common.screen()) {
            if (json) {
                screen.line(Json.schema()
                        .put("dry_run", dryRun)
                        .put("segments", pruned.segments())
                        .put("bytes", pruned.bytes())
                        .put("sessions", pruned.sessions())
                        .put("until", pruned.segments() == 0 ? null : pruned.until())
                        .toString());
            } else if (pruned.segments() == 0) {
                screen.line(dryRun ? "nothing would be removed" : "nothing to remove");
            } else {
                screen.line((dryRun ? "would remove " : "removed ")
                        + Quantities.count(pruned.sessions(), "session") + " in "
                        + Quantities.count(pruned.segments(), "file") + ", " + Quantities.size(pruned.bytes())
                        + ", recorded before "
                        + Quantities.time(pruned.until(), common.surroundings().zone()));
            }
        }
    }
}
