package mailtap.indexer;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Counts hits by the values of a field: the documents of each term against the documents found. */
final class Groups {
    /** Values beyond this many are not counted; a field with more is no field to group by. */
    private static final int MOST_VALUES = 200_000;

    private final IndexSearcher searcher;
    private final Field field;
    private final Map<String, Long> counts = new HashMap<>();

    Groups(IndexSearcher searcher, Field field) {
        this.searcher = searcher;
        this.field = field;
    }

    static Field field(String name) throws QueryException {
        Field field = FieldNames.known(name).getFirst();
        boolean words = field.type() == ValueType.TEXT || field.type() == ValueType.HEADER;
        if (words || field.type().isNumeric()) {
            String message = "'" + name + "' holds a " + field.type().label() + ", which makes no groups";
            throw new QueryException(message, 1, "group by a word, a code, an address or an ip");
        }
        return field;
    }

    List<Group> of(Query query, int limit) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            FixedBitSet found = found(weight, leaf);
            if (found != null) {
                count(leaf.reader(), found);
            }
        }
        return counts.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Group::count).reversed().thenComparing(Group::value))
                .limit(limit)
                .toList();
    }

    private static @Nullable FixedBitSet found(Weight weight, LeafReaderContext leaf) throws IOException {
        Scorer scorer = weight.scorer(leaf);
        if (scorer == null) {
            return null;
        }
        FixedBitSet found = new FixedBitSet(leaf.reader().maxDoc());
        Bits live = leaf.reader().getLiveDocs();
        DocIdSetIterator docs = scorer.iterator();
        for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
            if (live == null || live.get(doc)) {
                found.set(doc);
            }
        }
        return found;
    }

    private void count(LeafReader reader, FixedBitSet found) throws IOException {
        String name = field.type() == ValueType.IP ? DocumentMaker.textOf(field) : field.canonical();
        Terms terms = reader.terms(name);
        if (terms == null) {
            return;
        }
        TermsEnum each = terms.iterator();
        PostingsEnum docs = null;
        while (each.next() != null && counts.size() < MOST_VALUES) {
            String value = each.term().utf8ToString();
            if (field.type() == ValueType.ADDRESS && !isWhole(value)) {
                continue;
            }
            docs = each.postings(docs, PostingsEnum.NONE);
            long count = 0;
            for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
                count += found.get(doc) ? 1 : 0;
            }
            if (count > 0) {
                counts.merge(value, count, Long::sum);
            }
        }
    }

    /** Not one of the parts by which an address is found too. */
    private static boolean isWhole(String term) {
        return !term.startsWith("@") && !term.endsWith("@") && !term.startsWith(".");
    }
}
