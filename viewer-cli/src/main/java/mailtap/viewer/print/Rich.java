package mailtap.viewer.print;

import java.util.ArrayList;
import java.util.List;

/** A line, or a piece of one, in inks. The text in it is already {@link Visible visible}. */
public record Rich(List<Span> spans) {
    public static final Rich EMPTY = new Rich(List.of());

    /** A stretch of one ink. */
    public record Span(Ink ink, String text) {
        public Span {
            text = Visible.text(text);
        }
    }

    public Rich {
        spans = List.copyOf(spans);
    }

    public static Rich of(String text) {
        return of(Ink.PLAIN, text);
    }

    public static Rich of(Ink ink, String text) {
        return text.isEmpty() ? EMPTY : new Rich(List.of(new Span(ink, text)));
    }

    public Rich plus(String text) {
        return plus(Ink.PLAIN, text);
    }

    public Rich plus(Ink ink, String text) {
        return plus(of(ink, text));
    }

    public Rich plus(Rich next) {
        if (spans.isEmpty()) {
            return next;
        }
        List<Span> joined = new ArrayList<>(spans);
        joined.addAll(next.spans);
        return new Rich(joined);
    }

    /** The same with a stretch of its {@link #text} in another ink. */
    public Rich inked(int from, int until, Ink ink) {
        List<Span> inked = new ArrayList<>();
        int at = 0;
        for (Span span : spans) {
            int first = Math.clamp(from - at, 0, span.text.length());
            int behind = Math.clamp(until - at, first, span.text.length());
            add(inked, span.ink, span.text.substring(0, first));
            add(inked, ink, span.text.substring(first, behind));
            add(inked, span.ink, span.text.substring(behind));
            at += span.text.length();
        }
        return new Rich(inked);
    }

    private static void add(List<Span> spans, Ink ink, String text) {
        if (!text.isEmpty()) {
            spans.add(new Span(ink, text));
        }
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    public int width() {
        return spans.stream().mapToInt(span -> Cells.width(span.text)).sum();
    }

    /** The text without its inks. */
    public String text() {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.text));
        return text.toString();
    }

    /** At most so many cells, the last of them an ellipsis where something was cut. */
    public Rich cut(int cells) {
        if (width() <= cells) {
            return this;
        }
        List<Span> kept = new ArrayList<>();
        int left = cells;
        for (Span span : spans) {
            int width = Cells.width(span.text);
            // One cell stays free for the ellipsis, as something behind this span is cut for certain.
            String text = width < left ? span.text : Cells.cut(span.text + " ", left);
            kept.add(new Span(span.ink, text));
            left -= width;
            if (left <= 0) {
                break;
            }
        }
        return new Rich(kept);
    }

    /** Filled with blanks on the right up to so many cells. */
    public Rich pad(int cells) {
        int missing = cells - width();
        return missing <= 0 ? this : plus(" ".repeat(missing));
    }

    /** Filled with blanks on the left up to so many cells. */
    public Rich padLeft(int cells) {
        int missing = cells - width();
        return missing <= 0 ? this : of(" ".repeat(missing)).plus(this);
    }
}
