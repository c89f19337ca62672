package mailtap.viewer.print;

import org.jline.utils.WCWidth;

/** Widths in terminal cells: two for Chinese, Japanese and Korean characters and emoji, none for combining marks. */
public final class Cells {
    public static final String ELLIPSIS = "…";

    private Cells() {}

    public static int width(String text) {
        int width = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            width += width(point);
            at += Character.charCount(point);
        }
        return width;
    }

    private static int width(int point) {
        return point < 0x7F ? 1 : Math.max(0, WCWidth.wcwidth(point));
    }

    /** How many chars of the text fit into so many cells; never splits a character from its combining marks. */
    static int fitting(String text, int cells) {
        int width = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            width += width(point);
            if (width > cells) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    /** At most so many cells, the last of them an ellipsis where something was cut. */
    public static String cut(String text, int cells) {
        if (width(text) <= cells) {
            return text;
        }
        return cells < 1 ? "" : text.substring(0, fitting(text, cells - 1)) + ELLIPSIS;
    }
}
