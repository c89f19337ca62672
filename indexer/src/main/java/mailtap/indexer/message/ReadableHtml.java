package mailtap.indexer.message;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * HTML as text that can be read: paragraphs, lists and table rows on lines of their own, where links lead behind them.
 * Nothing is fetched, nothing is run, and no stack grows with the nesting. One pass over the text: what builds a tree
 * takes as much time and memory as a hostile page wants.
 */
final class ReadableHtml {
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tr",
            "ul");
    private static final Set<String> APART =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "hr");
    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title", "template", "noscript");
    private static final int LONGEST_LINK = 500;

    private final String html;
    private final StringBuilder out;
    private int at;
    private int breaks = 2;
    private boolean blank;
    private int preformatted;
    private @Nullable String link;
    private int linkFrom;

    private ReadableHtml(String html) {
        this.html = html;
        this.out = new StringBuilder(html.length() / 2);
    }

    static String of(String html) {
        return new ReadableHtml(html).read();
    }

    private String read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<' && at + 1 < html.length() && isTagStart(html.charAt(at + 1))) {
                tag();
            } else if (c == '&') {
                Entities.Meaning meaning = Entities.at(html, at);
                meaning.text().codePoints().forEach(this::character);
                at += meaning.length();
            } else {
                character(c);
                at++;
            }
        }
        return out.toString().strip();
    }

    private static boolean isTagStart(char c) {
        return Character.isLetter(c) || c == '/' || c == '!' || c == '?';
    }

    private void character(int c) {
        if (c == '\n' && preformatted > 0) {
            line(breaks + 1);
        } else if (Character.isWhitespace(c)) {
            blank = true;
        } else {
            if (blank && breaks == 0) {
                out.append(' ');
            }
            blank = false;
            breaks = 0;
            out.appendCodePoint(c);
        }
    }

    private void line(int wanted) {
        int most = Math.min(wanted, 2);
        while (breaks < most) {
            out.append('\n');
            breaks++;
        }
        blank = false;
    }

    private void tag() {
        if (html.startsWith("<!--", at)) {
            skipBehind("-->");
            return;
        }
        boolean ends = html.charAt(at + 1) == '/';
        String name = nameAt(at + (ends ? 2 : 1));
        int start = at;
        int close = tagEnd(start);
        String tag = html.substring(start, close);
        at = close;
        if (!ends && UNSEEN.contains(name) && !tag.endsWith("/>")) {
            skipBehind("</" + name);
            skipBehind(">");
        } else {
            show(name, tag, ends);
        }
    }

    /** Behind the {@code >} that is in no quotes; a tag that never ends is taken to its next {@code >} or the end. */
    private int tagEnd(int start) {
        int plain = html.indexOf('>', start);
        char quote = 0;
        for (int i = start; i < Math.min(html.length(), start + 20_000); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return plain < 0 ? html.length() : plain + 1;
    }

    private void show(String name, String tag, boolean ends) {
        switch (name) {
            case "br" -> line(breaks + 1);
            case "td", "th" -> blank = true;
            case "a" -> {
                linkEnds();
                link = ends ? null : attribute(tag, "href");
                linkFrom = out.length();
            }
            case "img" -> say(attribute(tag, "alt"));
            case "pre" -> preformatted = Math.max(0, preformatted + (ends ? -1 : 1));
            default -> {}
        }
        if (BLOCKS.contains(name)) {
            line(APART.contains(name) ? 2 : 1);
            if (name.equals("li") && !ends) {
                say("-");
                blank = true;
            }
        }
    }

    private void say(@Nullable String words) {
        if (words != null) {
            words.codePoints().forEach(this::character);
        }
    }

    /** Where it leads, unless its text says so already. */
    private void linkEnds() {
        String to = link;
        link = null;
        if (to == null || to.isBlank() || to.startsWith("#") || to.length() > LONGEST_LINK) {
            return;
        }
        if (out.indexOf(to.replaceFirst("^mailto:", ""), linkFrom) < 0) {
            blank = true;
            say("<" + to.strip() + ">");
        }
    }

    private static @Nullable String attribute(String tag, String name) {
        int from = tag.toLowerCase(Locale.ROOT).indexOf(" " + name + "=");
        if (from < 0) {
            return null;
        }
        int begin = from + name.length() + 2;
        char quote = begin < tag.length() ? tag.charAt(begin) : ' ';
        boolean quoted = quote == '"' || quote == '\'';
        int end = begin + (quoted ? 1 : 0);
        int start = end;
        while (end < tag.length() && (quoted ? tag.charAt(end) != quote : " >\t\r\n".indexOf(tag.charAt(end)) < 0)) {
            end++;
        }
        return Entities.decode(tag.substring(start, end));
    }

    private String nameAt(int start) {
        int end = start;
        while (end < html.length() && end - start < 12 && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        return html.substring(start, end).toLowerCase(Locale.ROOT);
    }

    /** In either case for what ends a script; what never ends swallows the rest. */
    private void skipBehind(String end) {
        at = behind(html, at, end);
    }

    /** Behind the next of what ends something, in either case; what never ends swallows the rest. */
    private static int behind(String html, int from, String end) {
        for (int i = from; i + end.length() <= html.length(); i++) {
            if (html.regionMatches(true, i, end, 0, end.length())) {
                return i + end.length();
            }
        }
        return html.length();
    }
}
