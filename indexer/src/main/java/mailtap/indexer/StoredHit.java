package mailtap.indexer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mailtap.indexer.document.DocumentMaker;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import mailtap.indexer.document.Micros;
import mailtap.transcript.SessionId;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;

/** A stored document as a plain hit. */
final class StoredHit {
    private static final Map<String, Field> FIELDS = fields();

    private StoredHit() {}

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new HashMap<>();
        for (Field field : Field.values()) {
            fields.put(field.canonical(), field);
        }
        return fields;
    }

    /** With what changes in place, as it is now. */
    static Hit read(IndexReader reader, StoredFields stored, int doc) throws IOException {
        Map<Field, List<Object>> values = new EnumMap<>(Field.class);
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        NumericDocValues deleted = leaf.reader().getNumericDocValues(Field.DELETED.canonical());
        if (deleted != null && deleted.advanceExact(doc - leaf.docBase)) {
            values.put(Field.DELETED, List.of(String.valueOf(deleted.longValue() != 0)));
        }
        return read(stored.document(doc), values);
    }

    static Hit read(Document document) {
        return read(document, new EnumMap<>(Field.class));
    }

    private static Hit read(Document document, Map<Field, List<Object>> values) {
        for (IndexableField stored : document) {
            Field field = FIELDS.get(stored.name());
            if (field != null) {
                Number number = stored.numericValue();
                Object value = number == null ? stored.stringValue() : Long.valueOf(number.longValue());
                values.computeIfAbsent(field, unused -> new ArrayList<>()).add(value);
            }
        }
        String key = document.get(DocumentMaker.KEY);
        Kind kind = Kind.of(document.get(Field.KIND.canonical())).orElse(Kind.SESSION);
        SessionId session = SessionId.parse(key.substring(0, SessionId.LENGTH)).orElseThrow();
        long time = document.getField(Field.TIME.canonical()).numericValue().longValue();
        return new Hit(kind, session, number(key), Micros.instant(time), values);
    }

    private static int number(String key) {
        String digits = key.substring(SessionId.LENGTH).replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
