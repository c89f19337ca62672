package mailtap.viewer.print;

/**
 * Makes text safe to show: what would act on a terminal, reorder a line or hide in it is written as {@code \}{@code
 * u001b}. Ordinary text of any script stays as it is.
 */
public final class Visible {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Visible() {}

    public static String text(String text) {
        int clean = cleanPrefix(text);
        if (clean == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, clean);
        text.codePoints().skip(text.codePointCount(0, clean)).forEach(point -> append(shown, point));
        return shown.toString();
    }

    private static int cleanPrefix(String text) {
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (isHidden(point)) {
                break;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private static void append(StringBuilder shown, int point) {
        switch (point) {
            case '\t' -> shown.append("\\t");
            case '\r' -> shown.append("\\r");
            case '\n' -> shown.append("\\n");
            default -> {
                if (isHidden(point)) {
                    escape(shown, point);
                } else {
                    shown.appendCodePoint(point);
                }
            }
        }
    }

    private static void escape(StringBuilder shown, int point) {
        shown.append(point > 0xFFFF ? String.format("\\u{%x}", point) : String.format("\\u%04x", point));
    }

    /** True for what has no picture of its own: controls, bidirectional marks, separators, tags, half characters. */
    public static boolean isHidden(int point) {
        if (point >= 0x20 && point < 0x7F) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            // Persian, the Indic scripts and emoji need the joiners, and these move nothing.
            case Character.FORMAT -> point != ZERO_WIDTH_JOINER && point != ZERO_WIDTH_NON_JOINER;
            default -> false;
        };
    }
}
