package mailtap.viewer.command;

import java.io.IOException;
import java.util.Set;
import mailtap.indexer.Hits;
import mailtap.indexer.Kind;
import mailtap.indexer.Order;
import mailtap.indexer.QueryException;
import mailtap.indexer.SearchRequest;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that list what the index finds. */
final class Listing {
    private static final int USUAL = 20;
    private static final int MOST = 100_000;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            description = "How many to show (default: 20).")
    private int limit = USUAL;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only what began then or later: 2026-11-22, 2026-11-22T09:14, yesterday, now-2h.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Only what began before then.")
    private @Nullable String until;

    boolean isLimitedInTime() {
        return since != null || until != null;
    }

    Hits find(Store store, String query, @Nullable Kind kind) throws IOException {
        try {
            return store.search().find(request(query, kind));
        } catch (QueryException e) {
            throw mistake(query, e);
        }
    }

    SearchRequest request(String query, @Nullable Kind kind) {
        if (limit < 1 || limit > MOST) {
            throw new Mistake("--limit " + limit + ": expected 1 to " + MOST);
        }
        return new SearchRequest(within(query), kind == null ? Set.of() : Set.of(kind), Order.NEWEST_FIRST, limit);
    }

    private String within(String query) {
        StringBuilder all = new StringBuilder(query.isBlank() || !isLimitedInTime() ? query : "+(" + query + ")");
        if (since != null) {
            all.append(" +@timestamp:>=").append(checked("--since", since));
        }
        if (until != null) {
            all.append(" +@timestamp:<").append(checked("--until", until));
        }
        return all.toString();
    }

    /** What the query language would not take for a time only, it must not see. */
    private static String checked(String option, String time) {
        if (!time.matches("[0-9A-Za-z:.+-]{1,40}")) {
            throw new Mistake(option + " '" + time + "' is no time; write 2026-11-22, 2026-11-22T09:14, yesterday or"
                    + " now-2h");
        }
        return time;
    }

    /** One line with the column, as far as there is one that the user typed. */
    static Mistake mistake(String query, QueryException e) {
        String where = query.isBlank() ? "" : " at column " + e.column() + " of '" + query + "'";
        String advice = e.suggestion().map(words -> "; " + words).orElse("");
        return new Mistake(e.getMessage() + where + advice, e);
    }
}
