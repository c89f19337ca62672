package mailtap.viewer.command;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import mailtap.indexer.Hits;
import mailtap.indexer.Kind;
import mailtap.indexer.Order;
import mailtap.indexer.Period;
import mailtap.indexer.QueryException;
import mailtap.indexer.SearchRequest;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Cells;
import mailtap.viewer.print.Visible;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that list what the index finds. */
final class Listing {
    private static final int USUAL = 20;
    private static final int MOST = 100_000;
    /** How much of a long query is shown around a mistake in it. */
    private static final int SHOWN = 76;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            description = "How many to show (default: 20).")
    private int limit = USUAL;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            description = "newest (default), oldest, or a field with numbers: took, bytes, rcpts … largest first;"
                    + " took:asc the other way.")
    private String sort = "newest";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only what began then or later: 2026-11-22, 2026-11-22T09:14, yesterday, now-2h.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Only what began before then.")
    private @Nullable String until;

    /** What a list of hits is in order of, for people: {@code newest}, or the field's name. */
    String sort() {
        return sort;
    }

    boolean isLimitedInTime() {
        return since != null || until != null;
    }

    Hits find(Store store, String query, @Nullable Kind kind) throws IOException {
        try {
            return store.search().find(request(store, query, kind));
        } catch (QueryException e) {
            throw mistake(query, e);
        }
    }

    SearchRequest request(Store store, String query, @Nullable Kind kind) {
        if (limit < 1 || limit > MOST) {
            throw new Mistake("--limit " + limit + ": expected 1 to " + MOST);
        }
        return new SearchRequest(query, kind == null ? Set.of() : Set.of(kind), order(), limit, period(store));
    }

    private Order order() {
        try {
            return Order.parse(sort);
        } catch (QueryException e) {
            String advice = e.suggestion().map(words -> "; " + words).orElse("");
            throw new Mistake("--sort " + sort + ": " + e.getMessage() + advice, e);
        }
    }

    private Period period(Store store) {
        return new Period(moment(store, "--since", since), moment(store, "--until", until));
    }

    private static @Nullable Instant moment(Store store, String option, @Nullable String time) {
        try {
            return time == null ? null : store.search().moment(time);
        } catch (QueryException e) {
            String advice = e.suggestion().map(words -> "; " + words).orElse("");
            throw new Mistake(option + ": " + e.getMessage() + advice, e);
        }
    }

    /** One line with the column, as far as there is one that the user typed, and below it the place. */
    static Mistake mistake(String query, QueryException e) {
        String where = query.isBlank() ? "" : " at column " + e.column();
        String advice = e.suggestion().map(words -> "; " + words).orElse("");
        return new Mistake(e.getMessage() + where + advice, picture(query, e.column()), e);
    }

    private static List<String> picture(String query, int column) {
        int at = Math.min(column - 1, query.length());
        if (query.isBlank()) {
            return List.of();
        }
        int from = Math.max(0, at - SHOWN / 2);
        String shown = query.substring(from, Math.min(query.length(), from + SHOWN));
        String before = Visible.text(query.substring(from, at));
        return List.of("  " + shown, "  " + " ".repeat(Cells.width(before)) + "^");
    }
}
