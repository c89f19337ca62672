package mailtap.viewer.command;

import java.time.Instant;
import mailtap.indexer.Period;
import mailtap.indexer.query.QueryException;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;

/** The options that limit a command to a stretch of time. */
final class Within {
    private @Nullable String since;
    private @Nullable String until;

    void addTo(Usage usage) {
        usage.option(
                        "--since TIME",
                        String.class,
                        "Only what began then or later: 2026-11-22, 2026-11-22T09:14, yesterday, now-2h.",
                        value -> since = value)
                .option("--until TIME", String.class, "Only what began before then.", value -> until = value);
    }

    boolean isLimited() {
        return since != null || until != null;
    }

    /** Behind a query: empty, or {@code  --since yesterday}. */
    String asTyped() {
        return (since == null ? "" : " --since " + since) + (until == null ? "" : " --until " + until);
    }

    Period period(Store store) {
        Instant from = moment(store, "--since", since);
        Instant before = moment(store, "--until", until);
        if (from != null && before != null && before.isBefore(from)) {
            throw new Mistake("--until " + until + " is before --since " + since + ": nothing can have begun between");
        }
        return new Period(from, before);
    }

    private static @Nullable Instant moment(Store store, String option, @Nullable String time) {
        try {
            return time == null ? null : store.search().moment(time);
        } catch (QueryException e) {
            String advice = e.suggestion().map(words -> "; " + words).orElse("");
            throw new Mistake(option + ": " + e.getMessage() + advice, e);
        }
    }
}
