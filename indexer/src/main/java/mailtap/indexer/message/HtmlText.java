package mailtap.indexer.message;

import java.util.Locale;

/** The words of an HTML text, for searching: tags away, scripts and styles too, the common entities read. One pass. */
final class HtmlText {
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

    private void skipBehind(String end) {
        at = behind(html, at, end);
    }

    /** Behind the next of what ends something, in either case; what never ends swallows the rest. */
    static int behind(String html, int from, String end) {
        for (int i = from; i + end.length() <= html.length(); i++) {
            if (html.regionMatches(true, i, end, 0, end.length())) {
                return i + end.length();
            }
        }
        return html.length();
    }

    private void entity() {
        Entities.Meaning meaning = Entities.at(html, at);
        out.append(meaning.text());
        at += meaning.length();
    }
}
