package mailtap.viewer.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sentences on a screen: broken between words, every line as far in as the first. */
public final class Paragraph {
    private static final int LEAST_ROOM = 20;
    private static final String CONTINUED = "  ";

    private Paragraph() {}

    public static void print(Screen screen, int indent, Rich lead, String text) throws IOException {
        print(screen, indent, lead, Ink.PLAIN, text);
    }

    /** @param lead stands before the first line; the others begin below its end */
    public static void print(Screen screen, int indent, Rich lead, Ink ink, String text) throws IOException {
        int begin = indent + lead.width();
        Rich before = Rich.of(" ".repeat(indent)).plus(lead);
        for (String line : lines(Visible.text(text), Math.max(LEAST_ROOM, screen.width() - begin))) {
            screen.line(before.plus(ink, line));
            before = Rich.of(" ".repeat(begin));
        }
    }

    /**
     * The lines that a list of names makes: between them, and within a name that is too long for a line behind a dot; a
     * line that goes on with a name is set in.
     */
    static List<String> parts(String names, int width) {
        List<String> lines = new ArrayList<>();
        for (String line : lines(names, width)) {
            String rest = line;
            String begin = "";
            while (Cells.width(begin + rest) > width) {
                int fitting = Math.max(1, Cells.fitting(rest, width - begin.length()));
                int dot = rest.lastIndexOf('.', fitting - 1);
                int end = dot > 0 ? dot + 1 : fitting;
                lines.add(begin + rest.substring(0, end));
                rest = rest.substring(end);
                begin = CONTINUED;
            }
            lines.add(begin + rest);
        }
        return lines;
    }

    /** The lines that a text makes where so many cells fit beside each other; a longer word stays whole. */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && Cells.width(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
