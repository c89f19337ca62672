package mailtap.indexer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
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

/** What a query finds in one segment of the index, one bit for each document. */
final class FoundDocuments {
    /** Values of one field beyond this many are not counted; a field with more is no field to group by. */
    private static final int MOST_VALUES = 200_000;

    private final LeafReader reader;
    private final FixedBitSet all;
    private final Map<Kind, FixedBitSet> kinds = new EnumMap<>(Kind.class);

    /** Takes a value of a field and how many of the documents have it. */
    interface Counts {
        void add(String value, long count);
    }

    private FoundDocuments(LeafReader reader, FixedBitSet all) throws IOException {
        this.reader = reader;
        this.all = all;
        for (Kind kind : Kind.values()) {
            FixedBitSet these = new FixedBitSet(all.length());
            each(new Term(Field.KIND.canonical(), kind.wireName()), all, these::set);
            kinds.put(kind, these);
        }
    }

    /** Of every segment in which it finds something. */
    static List<FoundDocuments> of(IndexSearcher searcher, Query query) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        List<FoundDocuments> found = new ArrayList<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            FixedBitSet bits = bits(weight, leaf);
            if (bits != null && !bits.scanIsEmpty()) {
                found.add(new FoundDocuments(leaf.reader(), bits));
            }
        }
        return found;
    }

    private static @Nullable FixedBitSet bits(Weight weight, LeafReaderContext leaf) throws IOException {
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

    long count(Kind kind) {
        return of(kind).cardinality();
    }

    private FixedBitSet of(Kind kind) {
        return kinds.getOrDefault(kind, all);
    }

    /** Documents of a segment are in order of time, the newest first. */
    long newest() throws IOException {
        return time(all.nextSetBit(0));
    }

    long oldest() throws IOException {
        return time(all.prevSetBit(all.length() - 1));
    }

    private long time(int doc) throws IOException {
        NumericDocValues times = reader.getNumericDocValues(Field.TIME.canonical());
        return times != null && times.advanceExact(doc) ? times.longValue() : 0;
    }

    /** The numbers that the documents of a kind have in a column. */
    void values(Kind kind, String column, LongConsumer out) throws IOException {
        NumericDocValues values = reader.getNumericDocValues(column);
        FixedBitSet docs = of(kind);
        if (values == null) {
            return;
        }
        for (int doc = next(docs, 0); doc != DocIdSetIterator.NO_MORE_DOCS; doc = next(docs, doc + 1)) {
            if (values.advanceExact(doc)) {
                out.accept(values.longValue());
            }
        }
    }

    private static int next(FixedBitSet docs, int from) {
        return from >= docs.length() ? DocIdSetIterator.NO_MORE_DOCS : docs.nextSetBit(from);
    }

    /** The numbers in a column of those documents of a kind that have a term. */
    void values(Kind kind, Term term, String column, LongConsumer out) throws IOException {
        NumericDocValues values = reader.getNumericDocValues(column);
        if (values != null) {
            each(term, of(kind), doc -> {
                if (values.advanceExact(doc)) {
                    out.accept(values.longValue());
                }
            });
        }
    }

    /** All values of a field that documents of a kind have; null for all kinds. */
    void terms(@Nullable Kind kind, String name, Counts out) throws IOException {
        Terms terms = reader.terms(name);
        if (terms == null) {
            return;
        }
        FixedBitSet docs = kind == null ? all : of(kind);
        TermsEnum each = terms.iterator();
        PostingsEnum postings = null;
        for (int found = 0; found < MOST_VALUES && each.next() != null; ) {
            postings = each.postings(postings, PostingsEnum.NONE);
            long count = 0;
            for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                count += docs.get(doc) ? 1 : 0;
            }
            if (count > 0) {
                out.add(each.term().utf8ToString(), count);
                found++;
            }
        }
    }

    /** How many documents have a value in one of several columns of terms. */
    long count(List<String> names, String value) throws IOException {
        BitSet found = new BitSet();
        for (String name : names) {
            each(new Term(name, value), all, found::set);
        }
        return found.cardinality();
    }

    private interface Documents {
        void take(int doc) throws IOException;
    }

    private void each(Term term, FixedBitSet among, Documents out) throws IOException {
        PostingsEnum postings = reader.postings(term, PostingsEnum.NONE);
        if (postings == null) {
            return;
        }
        for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
            if (among.get(doc)) {
                out.take(doc);
            }
        }
    }
}
