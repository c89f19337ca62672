package mailtap.sasl;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The members of a JSON object as texts: strings, numbers, words, and lists of them joined by blanks. Objects within are
 * passed over. What cannot be read ends the reading; what was read before it stays.
 */
final class FlatJson {
    private static final int MEMBERS_MAX = 200;
    private static final String ESCAPED = "nrtbf";
    private static final String ESCAPES = "\n\r\t\b\f";

    private final String text;
    private int at;

    private FlatJson(String text) {
        this.text = text;
    }

    static Map<String, String> read(String text) {
        Map<String, String> members = new LinkedHashMap<>();
        FlatJson json = new FlatJson(text);
        if (!json.take('{')) {
            return members;
        }
        while (json.peek() == '"' && members.size() < MEMBERS_MAX) {
            String name = json.string();
            if (!json.take(':')) {
                break;
            }
            members.putIfAbsent(name, json.value());
            if (!json.take(',')) {
                break;
            }
        }
        return members;
    }

    private String value() {
        return switch (peek()) {
            case '"' -> string();
            case '[' -> list();
            case '{' -> passOver();
            default -> word();
        };
    }

    private String list() {
        StringBuilder all = new StringBuilder();
        take('[');
        while (peek() != ']' && peek() != 0) {
            int before = at;
            String one = peek() == '"' ? string() : peek() == '{' || peek() == '[' ? passOver() : word();
            all.append(all.isEmpty() || one.isEmpty() ? "" : " ").append(one);
            take(',');
            if (at == before) {
                break;
            }
        }
        take(']');
        return all.toString();
    }

    /** Whatever stands between this bracket and the one that closes it. */
    private String passOver() {
        int depth = 0;
        do {
            char c = peek();
            if (c == '"') {
                string();
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            at++;
        } while (depth > 0 && at < text.length());
        return "";
    }

    private String word() {
        int from = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            value.append(c == '\\' && at < text.length() ? escaped() : c);
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        if (c == 'u' && at + 4 <= text.length()) {
            at += 4;
            return hex(text.substring(at - 4, at));
        }
        int known = ESCAPED.indexOf(c);
        return known < 0 ? c : ESCAPES.charAt(known);
    }

    private static char hex(String digits) {
        return digits.matches("\\p{XDigit}{4}") ? (char) Integer.parseInt(digits, 16) : '\ufffd';
    }

    /** The next character that is no blank; 0 at the end. */
    private char peek() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean take(char wanted) {
        boolean here = peek() == wanted;
        at += here ? 1 : 0;
        return here;
    }
}
