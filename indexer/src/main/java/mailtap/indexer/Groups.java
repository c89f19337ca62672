package mailtap.indexer;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mailtap.indexer.document.DocumentMaker;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.ValueType;
import mailtap.indexer.query.FieldNames;
import mailtap.indexer.query.QueryException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** Counts hits by the values of a field: the documents of each term against the documents found. */
final class Groups {
    private final IndexSearcher searcher;
    private final Field field;

    Groups(IndexSearcher searcher, Field field) {
        this.searcher = searcher;
        this.field = field;
    }

    static Field field(String name) throws QueryException {
        Field field = FieldNames.known(name).getFirst();
        boolean words = (field.type() == ValueType.TEXT || field.type() == ValueType.HEADER) && field != Field.MAILER;
        if (words || field.type().isNumeric()) {
            String message = "'" + name + "' holds a " + field.type().label() + ", which makes no groups";
            throw new QueryException(message, 1, "group by a word, a code, an address or an ip");
        }
        return field;
    }

    List<Group> of(Query query, int limit) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        for (FoundDocuments leaf : FoundDocuments.of(searcher, query)) {
            leaf.terms(null, DocumentMaker.groupedBy(field), (value, count) -> {
                if (field.type() != ValueType.ADDRESS || isWhole(value)) {
                    counts.merge(value, count, Long::sum);
                }
            });
        }
        return Group.sorted(counts).stream().limit(limit).toList();
    }

    /** Not one of the parts by which an address is found too. */
    private static boolean isWhole(String term) {
        return !term.startsWith("@") && !term.endsWith("@") && !term.startsWith(".");
    }
}
