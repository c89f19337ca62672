package mailtap.notation;

import mailtap.transcript.Entry;
import org.jspecify.annotations.Nullable;

/**
 * One line on the screen, its columns apart so that they can be coloured. Every column is safe on a terminal.
 *
 * @param entry what it shows, or the first of several; absent where it shows none
 * @param exchange the number where it differs from the line above, else empty
 * @param time since the line above, signed; since the session's start, unsigned; empty where nothing has passed
 * @param mark side and form, {@code C:}; the kind of line for other entries, {@code !}; empty for the head line
 * @param text escaped
 * @param annotation escaped, or empty
 */
public record NotationLine(
        @Nullable Entry entry, String exchange, String time, String mark, String text, String annotation) {
    /** Where annotations stand when the text leaves room. */
    private static final int ANNOTATION_COLUMN = 54;

    @Override
    public String toString() {
        if (mark.isEmpty()) {
            return text;
        }
        StringBuilder line = new StringBuilder();
        line.append(pad(exchange, 4))
                .append(' ')
                .append(pad(time, 8))
                .append("  ")
                .append(mark);
        if (!text.isEmpty()) {
            line.append(' ').append(text);
        }
        if (!annotation.isEmpty()) {
            line.append(" ".repeat(Math.max(3, ANNOTATION_COLUMN - line.length())))
                    .append("= ")
                    .append(annotation);
        }
        return line.toString();
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
