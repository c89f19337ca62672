package mailtap.viewer.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sentences on a screen: broken between words, every line as far in as the first. */
public final class Paragraph {
    private static final int LEAST_ROOM = 20;

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
