package mailtap.viewer.view;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mailtap.indexer.Field;
import mailtap.indexer.Hit;
import mailtap.indexer.Kind;
import mailtap.indexer.ValueType;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Screen;

/**
 * Hits in JSON, one a line: the fields of the query language, nested at their dots. A field that may have several values
 * is a list always, so that a reader need not look at two forms.
 */
public final class HitJson {
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
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("session", new LinkedHashMap<>(Map.of("id", hit.session().toString())));
        for (Field field : Field.values()) {
            List<Object> values = hit.values().getOrDefault(field, List.of());
            if (!values.isEmpty() && isOwn(hit, field)) {
                put(tree, field.canonical(), value(hit, field, values));
            }
        }
        Json json = Json.schema()
                .put("kind", hit.kind().wireName())
                .put("id", hit.id())
                .put("at", hit.at());
        nested(tree, json);
        return json;
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
        if (field == Field.LOGIN) {
            return hit.texts(field).getFirst().toLowerCase(Locale.ROOT);
        }
        return isMany(field)
                ? new ArrayList<>(hit.texts(field))
                : hit.texts(field).getFirst();
    }

    private static boolean isMany(Field field) {
        return (field.type() == ValueType.ADDRESS && field != Field.MAIL_FROM && field != Field.USER)
                || field == Field.FINDING
                || field == Field.SMTP_CODE
                || field == Field.POP3_STATUS
                || field == Field.ENHANCED_CODE
                || field == Field.REPLY
                || field == Field.CAPABILITY
                || field == Field.HAS
                || field == Field.TLS_MODE
                || field == Field.TLS_STARTED_BY
                || field == Field.TLS_VERSION
                || field == Field.TLS_CIPHER
                || field == Field.TLS_ALPN
                || field == Field.TLS_VERIFICATION
                || field == Field.TLS_FAILURE
                || field == Field.ATTACHMENT
                || field == Field.ATTACHMENT_TYPE;
    }

    @SuppressWarnings("unchecked") // only maps of this form are put here
    private static void put(Map<String, Object> tree, String dotted, Object value) {
        Map<String, Object> at = tree;
        String[] names = dotted.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            Object inner = at.computeIfAbsent(names[i], unused -> new LinkedHashMap<String, Object>());
            if (!(inner instanceof Map)) {
                return;
            }
            at = (Map<String, Object>) inner;
        }
        String unit = value instanceof Double ? "_ms" : "";
        at.put(names[names.length - 1] + unit, value);
    }

    @SuppressWarnings("unchecked") // only maps of this form are put here
    private static void nested(Map<String, Object> tree, Json json) {
        tree.forEach((name, value) -> {
            switch (value) {
                case Map<?, ?> inner -> {
                    Json deeper = new Json();
                    nested((Map<String, Object>) inner, deeper);
                    json.put(name, deeper);
                }
                case Instant time -> json.put(name, time);
                case List<?> list -> json.put(name, list);
                case Boolean flag -> json.put(name, flag.booleanValue());
                case Double millis -> json.put(name, millis.doubleValue());
                case Number number -> json.put(name, number.longValue());
                default -> json.put(name, String.valueOf(value));
            }
        });
    }
}
