package mailtap.notation;

import mailtap.transcript.Bytes;

/**
 * A line's bytes with its end understood: CRLF is not shown; {@code \n} at the end is a line ended by LF alone, and a
 * single backslash at the end says that there is no line end.
 */
final class LineText {
    /** Characters of one line that are shown where content is folded. */
    private static final int WIDEST = 1_000;

    private LineText() {}

    static String write(Bytes line, char special) {
        StringBuilder text = new StringBuilder();
        String end = end(line);
        Text.write(line.slice(0, line.length() - (end.isEmpty() ? 2 : 0)), special, text);
        return text.append(end.equals("\\") ? end : "").toString();
    }

    /** Empty for a CRLF that goes without saying, a backslash for no end, {@code \n} for what was written out. */
    private static String end(Bytes line) {
        int length = line.length();
        if (length == 0 || line.at(length - 1) != '\n') {
            return "\\";
        }
        boolean crlf = length > 1 && line.at(length - 2) == '\r';
        boolean lfBefore = length > 2 && line.at(length - 3) == '\n';
        return crlf && !lfBefore ? "" : "\\n";
    }

    static boolean isLong(String text) {
        return text.length() > WIDEST;
    }

    static String shorten(String text) {
        int end = Character.isHighSurrogate(text.charAt(WIDEST - 1)) ? WIDEST - 1 : WIDEST;
        return text.substring(0, end) + "\\" + Form.FOLDED + "(" + (text.length() - end) + " more characters)";
    }
}
