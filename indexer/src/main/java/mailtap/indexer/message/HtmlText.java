package mailtap.indexer.message;

import java.util.Locale;
import java.util.Map;

/** The words of an HTML text, for searching: tags away, scripts and styles too, the common entities read. One pass. */
final class HtmlText {
    private static final int LONGEST_ENTITY = 10;
    private static final Map<String, String> ENTITIES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "euro", "\u20ac", "copy",
            "\u00a9");

    private final String html;
    private final StringBuilder out;
    private int at;

    private HtmlText(String html) {
        this.html = html;
        this.out = new StringBuilder(html.length() / 2);
    }

    static String of(String html) {
        return new HtmlText(html).read();
    }

    private String read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                tag();
            } else if (c == '&') {
                entity();
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private void tag() {
        if (html.startsWith("<!--", at)) {
            skipBehind("-->");
            return;
        }
        int close = html.indexOf('>', at);
        if (close < 0) {
            at = html.length();
            return;
        }
        String name = nameAt(at + 1);
        at = close + 1;
        if (name.equals("script") || name.equals("style")) {
            skipBehind("</" + name);
            skipBehind(">");
        }
        out.append(' ');
    }

    private String nameAt(int start) {
        int end = start;
        while (end < html.length() && end - start < 10 && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        return html.substring(start, end).toLowerCase(Locale.ROOT);
    }

    /** In either case for what ends a script; what never ends swallows the rest. */
    private void skipBehind(String end) {
        for (int i = at; i + end.length() <= html.length(); i++) {
            if (html.regionMatches(true, i, end, 0, end.length())) {
                at = i + end.length();
                return;
            }
        }
        at = html.length();
    }

    private void entity() {
        int semicolon = at + 1;
        while (semicolon < html.length() && semicolon - at <= LONGEST_ENTITY && html.charAt(semicolon) != ';') {
            semicolon++;
        }
        String meant = semicolon < html.length() && html.charAt(semicolon) == ';'
                ? meaning(html.substring(at + 1, semicolon))
                : "";
        out.append(meant.isEmpty() ? "&" : meant);
        at = meant.isEmpty() ? at + 1 : semicolon + 1;
    }

    private static String meaning(String entity) {
        if (!entity.startsWith("#")) {
            return ENTITIES.getOrDefault(entity.toLowerCase(Locale.ROOT), "");
        }
        boolean hex = entity.length() > 1 && (entity.charAt(1) == 'x' || entity.charAt(1) == 'X');
        try {
            int code = Integer.parseInt(entity.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(code) ? Character.toString(code) : "";
        } catch (NumberFormatException noNumber) {
            return "";
        }
    }
}
