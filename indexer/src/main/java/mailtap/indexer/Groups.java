package mailtap.indexer;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import mailtap.indexer.document.DocumentMaker;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import mailtap.indexer.document.ValueType;
import mailtap.indexer.query.FieldNames;
import mailtap.indexer.query.ParsedQuery;
import mailtap.indexer.query.QueryException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Counts hits by the values of a field: the documents of each term against the documents found. A hit that has a value in
 * several of the fields that a name stands for counts once.
 */
final class Groups {
    private final IndexSearcher searcher;
    private final List<Field> fields;
    private final List<String> columns;

    /** How many values there are, and the most frequent ones. */
    record Counted(long values, List<Group> groups) {}

    Groups(IndexSearcher searcher, List<Field> fields) {
        this.searcher = searcher;
        this.fields = fields;
        this.columns = fields.stream().map(DocumentMaker::groupedBy).toList();
    }

    /** Those of the fields behind a name that can be counted by. */
    static List<Field> fields(String name) throws QueryException {
        List<Field> known = FieldNames.known(name);
        if (known.contains(Field.CLIENT_PROGRAM)) {
            return List.of(Field.CLIENT_PROGRAM);
        }
        List<Field> fields = known.stream().filter(Groups::isGrouped).toList();
        if (fields.isEmpty()) {
            String label = known.getFirst().type().label();
            throw new QueryException(
                    "'" + name + "' holds a " + label + ", which makes no groups",
                    1,
                    "group by a word, a code, an address or an ip");
        }
        return fields;
    }

    private static boolean isGrouped(Field field) {
        return switch (field.type()) {
            case WORD, ADDRESS, CODE, IP, FLAG -> true;
            case TEXT -> DocumentMaker.isWholeToo(field);
            case HEADER, NUMBER, SIZE, DURATION, TIME -> false;
        };
    }

    /** What somebody counts who names no kind: that to which the fields belong. */
    static Set<Kind> kinds(ParsedQuery asked, List<Field> fields) {
        Kind home = fields.getFirst().home();
        boolean open = asked.homes().isEmpty() || asked.homes().equals(Set.of(Kind.SESSION));
        return open && home != null ? Set.of(home) : asked.kinds();
    }

    Counted of(Query query, int limit) throws IOException {
        List<FoundDocuments> found = FoundDocuments.of(searcher, query);
        Map<String, Long> atMost = new HashMap<>();
        for (FoundDocuments leaf : found) {
            for (int i = 0; i < columns.size(); i++) {
                boolean address = fields.get(i).type() == ValueType.ADDRESS;
                leaf.terms(null, columns.get(i), (value, count) -> {
                    if (!address || isWhole(value)) {
                        atMost.merge(value, count, Long::sum);
                    }
                });
            }
        }
        List<Group> groups = Group.sorted(atMost);
        return new Counted(groups.size(), columns.size() == 1 ? first(groups, limit) : once(found, groups, limit));
    }

    private static List<Group> first(List<Group> groups, int limit) {
        return List.copyOf(groups.subList(0, Math.min(limit, groups.size())));
    }

    /** The sums over several columns are too high where a hit has a value twice; those that may be shown are counted anew. */
    private List<Group> once(List<FoundDocuments> found, List<Group> sums, int limit) throws IOException {
        PriorityQueue<Group> best = new PriorityQueue<>(Group.MOST_FIRST.reversed());
        for (Group sum : sums) {
            Group last = best.size() < limit ? null : best.peek();
            if (last != null && last.count() > sum.count()) {
                break;
            }
            long count = 0;
            for (FoundDocuments leaf : found) {
                count += leaf.count(columns, sum.value());
            }
            best.add(new Group(sum.value(), count));
            if (best.size() > limit) {
                best.remove();
            }
        }
        return best.stream().sorted(Group.MOST_FIRST).toList();
    }

    /** Not one of the parts by which an address is found too. */
    private static boolean isWhole(String term) {
        return !term.startsWith("@") && !term.endsWith("@") && !term.startsWith(".");
    }
}
