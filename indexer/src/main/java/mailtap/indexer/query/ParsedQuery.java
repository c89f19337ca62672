package mailtap.indexer.query;

import java.util.EnumSet;
import java.util.Set;
import mailtap.indexer.document.Kind;
import org.apache.lucene.search.Query;

/**
 * A query that was understood.
 *
 * @param homes the kinds its fields belong to
 * @param hasWords whether it asks for bare words
 */
public record ParsedQuery(Query query, Set<Kind> homes, boolean hasWords) {
    /** The kinds of hits somebody expects who asked this: of the fields asked for, those of the finest kind decide. */
    public Set<Kind> kinds() {
        if (homes.contains(Kind.EXCHANGE)) {
            return EnumSet.of(Kind.EXCHANGE);
        }
        if (homes.contains(Kind.MESSAGE)) {
            return EnumSet.of(Kind.MESSAGE);
        }
        return hasWords ? EnumSet.allOf(Kind.class) : EnumSet.of(Kind.SESSION);
    }
}
