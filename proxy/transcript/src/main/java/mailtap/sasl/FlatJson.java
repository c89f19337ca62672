package mailtap.sasl;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The members of a JSON object as texts: strings, numbers, words, and lists of them joined by blanks. Objects within are
 * passed over. What cannot be read ends the reading; what was read before it stays.
 */
final class FlatJson {
    private static final int MEMBERS_MAX = 200;

    private FlatJson() {}

    static Map<String, String> read(String text) {
        Map<String, String> members = new LinkedHashMap<>();
        JsonReader json = new JsonReader(new StringReader(text));
        json.setStrictness(Strictness.LENIENT);
        try {
            json.beginObject();
            while (json.hasNext() && members.size() < MEMBERS_MAX) {
                members.putIfAbsent(json.nextName(), value(json));
            }
        } catch (IOException | IllegalStateException broken) {
            // What was read until here stands.
        }
        return members;
    }

    private static String value(JsonReader json) throws IOException {
        return switch (json.peek()) {
            case BEGIN_ARRAY -> list(json);
            case BEGIN_OBJECT -> {
                json.skipValue();
                yield "";
            }
            case BOOLEAN -> String.valueOf(json.nextBoolean());
            case NULL -> {
                json.nextNull();
                yield "null";
            }
            default -> json.nextString();
        };
    }

    private static String list(JsonReader json) throws IOException {
        StringJoiner all = new StringJoiner(" ");
        json.beginArray();
        while (json.hasNext()) {
            switch (json.peek()) {
                case BEGIN_ARRAY, BEGIN_OBJECT -> json.skipValue();
                default -> all.add(value(json));
            }
        }
        json.endArray();
        return all.toString();
    }
}
