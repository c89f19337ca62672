package mailtap.viewer.command;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import mailtap.indexer.Hits;
import mailtap.indexer.Order;
import mailtap.indexer.SearchRequest;
import mailtap.indexer.document.Kind;
import mailtap.indexer.query.QueryException;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Cells;
import mailtap.viewer.print.Visible;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;

/** The options of commands that list what the index finds. */
final class Listing {
    private static final int USUAL = 20;
    private static final int MOST = 100_000;
    /** How much of a long query is shown around a mistake in it. */
    private static final int SHOWN = 76;

    private @Nullable Integer limit;
    private int usual = USUAL;
    private String sort = "newest";
    private final Within within = new Within();

    void addTo(Usage usage) {
        usage.option("-n, --limit N", Integer.class, "How many to show (default: 20).", value -> limit = value)
                .option(
                        "--sort ORDER",
                        String.class,
                        "newest (default), oldest, or a field with numbers: took, bytes, rcpts … largest"
                                + " first; took:asc the other way.",
                        value -> sort = value)
                .with(within::addTo);
    }

    /** A test that leaves out what a list would leave out would be none. */
    void allUnlessLimited() {
        usual = MOST;
    }

    /** What a list of hits is in order of, for people: {@code newest}, or the field's name. */
    String sort() {
        return sort;
    }

    /** Whether an order or a time was asked for. */
    boolean narrows() {
        return !sort.equals("newest") || within.isLimited();
    }

    boolean isLimitedInTime() {
        return within.isLimited();
    }

    Hits find(Store store, String query, @Nullable Kind kind) throws IOException {
        try {
            return store.search().find(request(store, query, kind));
        } catch (QueryException e) {
            throw mistake(query, e);
        }
    }

    SearchRequest request(Store store, String query, @Nullable Kind kind) {
        int most = limit == null ? usual : limit;
        if (most < 1 || most > MOST) {
            throw new Mistake("--limit " + most + ": expected 1 to " + MOST);
        }
        return new SearchRequest(
                query, kind == null ? Set.of() : Set.of(kind), order(kind), most, within.period(store));
    }

    private Order order(@Nullable Kind kind) {
        try {
            Order order = Order.parse(sort);
            Kind home = order.field().home();
            if (kind == Kind.SESSION && home != null && home != kind) {
                throw new Mistake("--sort " + sort + ": a session has none, a " + home.wireName()
                        + " does; sort sessions by took, exchanges, messages or findings");
            }
            return order;
        } catch (QueryException e) {
            String advice = e.suggestion().map(words -> "; " + words).orElse("");
            throw new Mistake("--sort " + sort + ": " + e.getMessage() + advice, e);
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
