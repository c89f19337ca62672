package mailtap.indexer;

import java.util.Set;
import mailtap.indexer.document.Kind;

/**
 * What to look for.
 *
 * @param query in the query language; blank for everything
 * @param kinds of hits; none for the kinds that the query's fields belong to
 * @param order of the hits
 * @param limit how many hits to hand out
 * @param within when they began
 */
public record SearchRequest(String query, Set<Kind> kinds, Order order, int limit, Period within) {
    public SearchRequest {
        kinds = Set.copyOf(kinds);
        if (limit < 0) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }

    /** The newest hits of the kinds that the query is about. */
    public static SearchRequest of(String query, int limit) {
        return new SearchRequest(query, Set.of(), Order.NEWEST_FIRST, limit, Period.ALWAYS);
    }

    /** The newest sessions. */
    public static SearchRequest sessions(int limit) {
        return of("", limit).in(Kind.SESSION);
    }

    public SearchRequest in(Kind... those) {
        return new SearchRequest(query, Set.of(those), order, limit, within);
    }

    public SearchRequest by(Order other) {
        return new SearchRequest(query, kinds, other, limit, within);
    }

    public SearchRequest within(Period period) {
        return new SearchRequest(query, kinds, order, limit, period);
    }
}
