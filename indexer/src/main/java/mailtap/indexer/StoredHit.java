package mailtap.indexer;

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
import org.apache.lucene.index.IndexableField;

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

    static Hit read(Document document) {
        Map<Field, List<Object>> values = new EnumMap<>(Field.class);
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
