package mailtap.viewer.print;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object in the order it was filled. What is not known is left out, never written as a default or as null.
 * Characters that would act on a terminal are written as escapes, so that the text can be shown as it is.
 */
public final class Json {
    /** The version of every object printed, as docs/json.md describes it. */
    public static final int SCHEMA = 1;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private final JsonObject object = new JsonObject();

    /** A top-level object: names its schema first. */
    public static Json schema() {
        return new Json().put("schema", SCHEMA);
    }

    public Json put(String name, @Nullable String value) {
        return value == null ? this : put(name, new JsonPrimitive(value));
    }

    public Json put(String name, long value) {
        return put(name, new JsonPrimitive(value));
    }

    public Json put(String name, @Nullable Long value) {
        return value == null ? this : put(name, value.longValue());
    }

    /** In milliseconds, to the microsecond. */
    public Json putMillis(String name, Duration value) {
        return put(name, new JsonPrimitive(TimeUnit.NANOSECONDS.toMicros(value.toNanos()) / 1000.0));
    }

    public Json put(String name, double value) {
        return put(name, new JsonPrimitive(value));
    }

    public Json put(String name, boolean value) {
        return put(name, new JsonPrimitive(value));
    }

    public Json put(String name, @Nullable Instant value) {
        return value == null ? this : put(name, TIME.format(value));
    }

    public Json put(String name, @Nullable Json value) {
        return value == null ? this : put(name, value.object);
    }

    /** A list of objects, strings and numbers; an empty one is written, as knowing that there is none is knowledge. */
    public Json put(String name, List<?> values) {
        return put(name, element(values));
    }

    /** Where the dots of the name lead to; what stands in the way there stays. */
    public Json putAt(String dotted, Object value) {
        JsonObject at = object;
        int dot = dotted.indexOf('.');
        int from = 0;
        for (; dot >= 0; dot = dotted.indexOf('.', from)) {
            String name = dotted.substring(from, dot);
            if (!at.has(name)) {
                at.add(name, new JsonObject());
            }
            if (!(at.get(name) instanceof JsonObject inner)) {
                return this;
            }
            at = inner;
            from = dot + 1;
        }
        at.add(dotted.substring(from), element(value));
        return this;
    }

    private Json put(String name, JsonElement value) {
        object.add(name, value);
        return this;
    }

    private static JsonElement element(Object value) {
        if (value instanceof String text) {
            return new JsonPrimitive(text);
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        if (value instanceof Boolean bool) {
            return new JsonPrimitive(bool);
        }
        if (value instanceof Instant time) {
            return new JsonPrimitive(TIME.format(time));
        }
        if (value instanceof List<?> list) {
            return array(list);
        }
        return value instanceof Json json ? json.object : JsonNull.INSTANCE;
    }

    private static JsonArray array(List<?> list) {
        JsonArray array = new JsonArray(list.size());
        list.forEach(one -> array.add(element(one)));
        return array;
    }

    /** One line. */
    @Override
    public String toString() {
        return escape(GSON.toJson(object));
    }

    private static String escape(String json) {
        if (json.codePoints().noneMatch(Visible::isHidden)) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        json.codePoints().forEach(point -> {
            if (Visible.isHidden(point)) {
                for (char unit : Character.toChars(point)) {
                    escaped.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }
}
