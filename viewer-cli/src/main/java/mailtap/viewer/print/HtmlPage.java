package mailtap.viewer.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * One page of HTML that stands by itself: its style is inside, it has no script, and its security policy lets a browser
 * load nothing and run nothing. What goes into it is text; markup comes from the names of elements and attributes alone,
 * which the program gives, and only harmless ones are taken. Controls, bidirectional marks and what else hides in a text
 * are made {@link Visible visible}.
 *
 * <p>The page is written as it grows, so that it may be larger than memory; {@link #close} ends what is still open and
 * leaves the screen open.
 */
public final class HtmlPage implements AutoCloseable {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
    private static final Set<String> FORBIDDEN = Set.of(
            "script",
            "style",
            "iframe",
            "frame",
            "object",
            "embed",
            "base",
            "link",
            "meta",
            "form",
            "input",
            "img",
            "image",
            "use",
            "foreignobject",
            "audio",
            "video",
            "source",
            "template",
            "math",
            "animate",
            "set");
    private static final Set<String> ATTRIBUTES = Set.of(
            "class",
            "id",
            "href",
            "title",
            "lang",
            "colspan",
            "rowspan",
            "scope",
            "open",
            "role",
            "aria-label",
            "viewBox",
            "width",
            "height",
            "x",
            "y",
            "x1",
            "y1",
            "x2",
            "y2",
            "cx",
            "cy",
            "r",
            "rx",
            "d",
            "points",
            "transform",
            "text-anchor",
            "preserveAspectRatio");
    private static final String STYLE = resource("page.css");

    private final Screen out;
    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder pending = new StringBuilder();

    /**
     * Begins a page.
     *
     * @param css what this page needs besides the common style; never anything captured
     */
    public HtmlPage(Screen out, String title, String css) throws IOException {
        this.out = out;
        pending.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n")
                .append("<meta name=\"referrer\" content=\"no-referrer\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>" + escape(title) + "</title>\n")
                .append("<style>\n" + STYLE + css + "</style>\n</head>\n<body>\n");
        flush();
    }

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn
     */
    public HtmlPage open(String element, String... attributes) throws IOException {
        begin(element, attributes);
        open.push(element);
        return this;
    }

    /** Ends the element begun last. */
    public HtmlPage end() throws IOException {
        String element = open.pop();
        pending.append("</").append(element).append('>');
        if (!isInline(element)) {
            pending.append('\n');
        }
        return flush();
    }

    /** A whole element that holds this text and nothing else. */
    public HtmlPage element(String element, String text, String... attributes) throws IOException {
        return open(element, attributes).text(text).end();
    }

    public HtmlPage text(String text) throws IOException {
        pending.append(escape(text));
        return flush();
    }

    /** In its inks, each of which is a class. */
    public HtmlPage text(Rich rich) throws IOException {
        for (Rich.Span span : rich.spans()) {
            if (span.ink() == Ink.PLAIN) {
                text(span.text());
            } else {
                element("span", span.text(), "class", span.ink().name().toLowerCase(Locale.ROOT));
            }
        }
        return this;
    }

    /** The same, ended by a line end: for what stands in {@code pre}. */
    public HtmlPage line(Rich rich) throws IOException {
        text(rich);
        pending.append('\n');
        return flush();
    }

    private void begin(String element, String... attributes) {
        if (!element.matches("[a-zA-Z][a-zA-Z0-9]*") || FORBIDDEN.contains(element.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("no such element here: " + element);
        }
        pending.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
        pending.append('>');
    }

    private void attribute(String name, String value) {
        boolean elsewhere = name.equals("href") && !value.startsWith("#");
        if (elsewhere || !ATTRIBUTES.contains(name)) {
            throw new IllegalArgumentException("no such attribute here: " + name + "=" + value);
        }
        pending.append(' ').append(name).append("=\"").append(escape(value)).append('"');
    }

    private static boolean isInline(String element) {
        return Set.of("span", "code", "a", "b", "td", "th", "summary", "title", "text")
                .contains(element);
    }

    private static String escape(String text) {
        String shown = Visible.text(text);
        StringBuilder escaped = new StringBuilder(shown.length() + 16);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private HtmlPage flush() throws IOException {
        out.raw(pending.toString().getBytes(StandardCharsets.UTF_8));
        pending.setLength(0);
        return this;
    }

    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            end();
        }
        pending.append("</body>\n</html>\n");
        flush();
        out.flush();
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
