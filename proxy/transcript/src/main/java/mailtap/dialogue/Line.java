package mailtap.dialogue;

import java.util.Locale;
import mailtap.transcript.Bytes;

/**
 * A line as words. Blanks and control bytes before the first word are passed over: some servers do so too, and a secret
 * must be found behind them.
 */
record Line(Bytes bytes, int verbStart, int verbEnd, int argument, int textEnd) {
    private static final int LONGEST_VERB = 40;

    static Line of(Bytes bytes) {
        int textEnd = textEnd(bytes);
        int verbStart = skip(bytes, 0, textEnd, true);
        int verbEnd = skip(bytes, verbStart, textEnd, false);
        return new Line(bytes, verbStart, verbEnd, skip(bytes, verbEnd, textEnd, true), textEnd);
    }

    /** Where the text ends and the line end begins. */
    static int textEnd(Bytes bytes) {
        int end = bytes.length();
        if (end > 0 && bytes.at(end - 1) == '\n') {
            end--;
            if (end > 0 && bytes.at(end - 1) == '\r') {
                end--;
            }
        }
        return end;
    }

    /** The first word in upper case, cut if nothing known is as long. */
    String verb() {
        return word(verbStart, Math.min(verbEnd, verbStart + LONGEST_VERB));
    }

    boolean hasArgument() {
        return argument < textEnd;
    }

    /** The end of the word that begins at an index. */
    int wordEnd(int from) {
        return skip(bytes, from, textEnd, false);
    }

    /** The beginning of the word behind an index. */
    int nextWord(int from) {
        return skip(bytes, from, textEnd, true);
    }

    String word(int from, int to) {
        return bytes.slice(from, to).latin1().toUpperCase(Locale.ROOT);
    }

    private static int skip(Bytes bytes, int from, int end, boolean blanks) {
        int i = from;
        while (i < end && isBlank(bytes.at(i)) == blanks) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }
}
