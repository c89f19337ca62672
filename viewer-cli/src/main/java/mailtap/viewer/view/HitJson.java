package mailtap.viewer.view;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mailtap.indexer.Hit;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import mailtap.indexer.document.ValueType;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Screen;

/**
 * Hits in JSON, one a line: the fields of the query language, nested at their dots. A field that may have several values
 * is a list always, so that a reader need not look at two forms.
 */
public final class HitJson {
    /** Besides addresses. */
    private static final Set<Field> SEVERAL = Set.of(
            Field.FINDING,
            Field.SEVERITY,
            Field.SMTP_CODE,
            Field.POP3_STATUS,
            Field.ENHANCED_CODE,
            Field.REPLY,
            Field.HELO,
            Field.CAPABILITY,
            Field.MECHANISM,
            Field.LOGIN,
            Field.HAS,
            Field.TLS_MODE,
            Field.TLS_STARTED_BY,
            Field.TLS_VERSION,
            Field.TLS_CIPHER,
            Field.TLS_ALPN,
            Field.TLS_VERIFICATION,
            Field.TLS_FAILURE,
            Field.ATTACHMENT,
            Field.ATTACHMENT_TYPE,
            Field.FLAG,
            Field.CLIENT_PROGRAM);

    private final Screen screen;

    public HitJson(Screen screen) {
        this.screen = screen;
    }

    public void print(List<Hit> hits) throws IOException {
        for (Hit hit : hits) {
            screen.line(of(hit).toString());
        }
    }

    static Json of(Hit hit) {
        Json json = Json.schema()
                .put("kind", hit.kind().wireName())
                .put("id", hit.id())
                .put("at", hit.at());
        json.putAt("session.id", hit.session().toString());
        fields(hit).forEach((field, value) -> {
            String unit = field.type() == ValueType.DURATION ? "_ms" : "";
            json.putAt(field.canonical() + unit, value);
        });
        return json;
    }

    /**
     * What a list entry of the hit shows, in the table's order: strings, numbers (durations in milliseconds), truths,
     * times, and lists of strings.
     */
    public static Map<Field, Object> fields(Hit hit) {
        Map<Field, Object> fields = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            List<Object> values = hit.values().getOrDefault(field, List.of());
            if (!values.isEmpty() && isOwn(hit, field)) {
                fields.put(field, value(hit, field, values));
            }
        }
        return fields;
    }

    /** A session's document also holds samples of what its exchanges and messages have. */
    private static boolean isOwn(Hit hit, Field field) {
        boolean named = field == Field.KIND || field == Field.SESSION_ID || field == Field.TIME;
        boolean sample = hit.kind() == Kind.SESSION && field.home() != null && field.home() != Kind.SESSION;
        return !named && !sample;
    }

    private static Object value(Hit hit, Field field, List<Object> values) {
        if (field.type() == ValueType.TIME) {
            Instant time = hit.time(field).orElseThrow();
            return time;
        }
        if (field.type() == ValueType.DURATION) {
            return hit.number(field).orElse(0) / 1000.0;
        }
        if (values.getFirst() instanceof Number number) {
            return number;
        }
        if (field.type() == ValueType.FLAG) {
            return Boolean.valueOf(hit.text(field).orElse("false"));
        }
        List<String> texts = hit.texts(field);
        if (field == Field.LOGIN || field == Field.SEVERITY) {
            texts = texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
        }
        return isMany(field) ? texts : texts.getFirst();
    }

    private static boolean isMany(Field field) {
        boolean addresses = field.type() == ValueType.ADDRESS && field != Field.MAIL_FROM;
        return addresses || SEVERAL.contains(field);
    }
}
