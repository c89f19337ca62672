package mailtap.indexer.message;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A field such as {@code Content-Type}: a word, and parameters behind semicolons, those of RFC 2231 (continued, in a
 * character set of their own) put together.
 */
record Parameterized(String value, Map<String, String> parameters) {
    private static final int LONGEST = 16 << 10;
    private static final int MOST_SECTIONS = 200;

    static Parameterized read(String latin1) {
        String bounded = latin1.length() > LONGEST ? latin1.substring(0, LONGEST) : latin1;
        byte[] bytes = bounded.getBytes(StandardCharsets.ISO_8859_1);
        RawBody body = RawFieldParser.DEFAULT.parseRawBody(
                new ByteArrayBuffer(bytes, bytes.length, true), new ParserCursor(0, bytes.length));
        Map<String, String> plain = new HashMap<>();
        for (NameValuePair pair : body.getParams()) {
            if (pair.getName() != null && pair.getValue() != null) {
                plain.putIfAbsent(pair.getName().strip().toLowerCase(Locale.ROOT), pair.getValue());
            }
        }
        String value = body.getValue() == null ? "" : body.getValue().strip().toLowerCase(Locale.ROOT);
        return new Parameterized(value, plain);
    }

    /** Decoded; null where it is missing. */
    @Nullable
    String parameter(String name) {
        String continued = continued(name);
        if (continued != null) {
            return continued;
        }
        String plain = parameters.get(name);
        return plain == null ? null : HeaderText.ofLatin1(plain, null);
    }

    private @Nullable String continued(String name) {
        String single = parameters.get(name + "*");
        if (single != null) {
            return new ExtendedValue().add(single, true).text();
        }
        ExtendedValue value = new ExtendedValue();
        for (int section = 0; section < MOST_SECTIONS; section++) {
            String plain = parameters.get(name + "*" + section);
            String extended = parameters.get(name + "*" + section + "*");
            if (extended != null) {
                value.add(extended, true);
            } else if (plain != null) {
                value.add(plain, false);
            } else {
                break;
            }
        }
        return value.isEmpty() ? null : value.text();
    }
}
