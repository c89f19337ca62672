package mailtap.indexer;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import mailtap.indexer.document.DocumentMaker;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/** Everything an index holds of each document, apart from how it holds it: two that answer alike have the same. */
final class Dump {
    private final SortedMap<String, SortedSet<String>> documents = new TreeMap<>();

    static SortedMap<String, SortedSet<String>> of(DirectoryReader reader) throws IOException {
        Dump dump = new Dump();
        for (LeafReaderContext leaf : reader.leaves()) {
            dump.add(leaf.reader());
        }
        return dump.documents;
    }

    private void add(LeafReader reader) throws IOException {
        Map<Integer, SortedSet<String>> byNumber = new TreeMap<>();
        Bits live = reader.getLiveDocs();
        for (int doc = 0; doc < reader.maxDoc(); doc++) {
            if (live == null || live.get(doc)) {
                SortedSet<String> values = new TreeSet<>();
                for (IndexableField field : reader.storedFields().document(doc)) {
                    values.add(field.name() + " stores " + value(field));
                }
                String key = reader.storedFields().document(doc).get(DocumentMaker.KEY);
                if (documents.put(key, values) != null) {
                    throw new AssertionError("twice: " + key);
                }
                byNumber.put(doc, values);
            }
        }
        for (FieldInfo field : reader.getFieldInfos()) {
            terms(reader, field.name, byNumber);
            numbers(reader, field.name, byNumber);
        }
    }

    private static String value(IndexableField field) {
        return field.binaryValue() != null
                ? field.binaryValue().toString()
                : field.numericValue() + field.stringValue();
    }

    private static void terms(LeafReader reader, String field, Map<Integer, SortedSet<String>> documents)
            throws IOException {
        if (reader.terms(field) == null) {
            return;
        }
        TermsEnum terms = reader.terms(field).iterator();
        while (terms.next() != null) {
            PostingsEnum docs = terms.postings(null, PostingsEnum.NONE);
            for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
                if (documents.containsKey(doc)) {
                    documents.get(doc).add(field + " has " + terms.term().utf8ToString());
                }
            }
        }
    }

    private static void numbers(LeafReader reader, String field, Map<Integer, SortedSet<String>> documents)
            throws IOException {
        NumericDocValues values = reader.getNumericDocValues(field);
        if (values == null) {
            return;
        }
        for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
            if (documents.containsKey(doc)) {
                documents.get(doc).add(field + " is " + values.longValue());
            }
        }
    }

    private Dump() {}
}
