package mailtap.sasl;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code name=value} pairs behind one another, as DIGEST-MD5, SCRAM and OAuth write them, read as leniently as can be. */
final class Attributes {
    private final Map<String, String> values = new LinkedHashMap<>();

    private Attributes() {}

    /** Parted by a character; a value may stand in double quotes, with backslashes in it (RFC 2831 7.1). */
    static Attributes parse(String text, char separator) {
        Attributes attributes = new Attributes();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at, separator);
            attributes.add(text.substring(at, end).strip());
            at = end + 1;
        }
        return attributes;
    }

    private static int end(String text, int from, char separator) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    private void add(String pair) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
            String name = pair.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            values.putIfAbsent(name, unquoted(pair.substring(equals + 1).strip()));
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
