package mailtap.indexer.document;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * Cuts text into the words by which it is found: runs of letters and digits, in lower case, without accents and
 * compatibility forms. What is written without blanks (Chinese, Japanese, Korean, Thai …) is cut into single characters
 * and overlapping pairs, so that it is found in the middle of a sentence; a query is cut into the pairs alone.
 */
public final class Words {
    private static final int LONGEST = 255;

    private final String text;
    private final boolean querying;
    private final char[] folded = new char[8];
    private final StringBuilder term = new StringBuilder();
    private int at;
    private int increment;
    /** Where the pair begins that is still to be given, or -1. */
    private int pairAt = -1;

    private boolean insideRun;

    private Words(String text, boolean querying) {
        this.text = normal(text);
        this.querying = querying;
    }

    public static Words toIndex(String text) {
        return new Words(text, false);
    }

    public static Words toFind(String text) {
        return new Words(text, true);
    }

    private static String normal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return Normalizer.normalize(text, Normalizer.Form.NFKC);
            }
        }
        return text;
    }

    /** Goes to the next word; false when there is none. */
    public boolean next() {
        term.setLength(0);
        increment = 1;
        if (pairAt >= 0) {
            pair();
            return true;
        }
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!isOfWord(c)) {
                insideRun = false;
                at += Character.charCount(c);
            } else if (isUnspaced(c)) {
                return unspaced(c) || next();
            } else {
                insideRun = false;
                word();
                return true;
            }
        }
        return false;
    }

    public CharSequence term() {
        return term;
    }

    /** How many positions it is behind the one before: 0 for a pair beside its first character. */
    int increment() {
        return increment;
    }

    private void word() {
        ascii();
        while (at < text.length() && term.length() < LONGEST) {
            int c = text.codePointAt(at);
            if (!isOfWord(c) || isUnspaced(c)) {
                return;
            }
            append(c);
            at += Character.charCount(c);
        }
    }

    /** Nearly all words are, whole. */
    private void ascii() {
        while (at < text.length() && term.length() < LONGEST) {
            char c = text.charAt(at);
            if (c >= 'A' && c <= 'Z') {
                term.append((char) (c + 32));
            } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                term.append(c);
            } else {
                return;
            }
            at++;
        }
    }

    /** False where a query has nothing to say here: the character was the second half of a pair. */
    private boolean unspaced(int c) {
        int start = at;
        at += Character.charCount(c);
        boolean followed = at < text.length() && isOfWord(text.codePointAt(at)) && isUnspaced(text.codePointAt(at));
        boolean alone = !followed && !insideRun;
        insideRun = followed;
        if (!querying) {
            append(c);
            pairAt = followed ? start : -1;
            return true;
        }
        if (followed) {
            pairAt = start;
            pair();
            increment = 1;
            return true;
        }
        if (alone) {
            append(c);
        }
        return alone;
    }

    private void pair() {
        int first = text.codePointAt(pairAt);
        append(first);
        append(text.codePointAt(pairAt + Character.charCount(first)));
        increment = 0;
        pairAt = -1;
    }

    private void append(int c) {
        int lower = Character.toLowerCase(c);
        if (lower < 0x80) {
            term.append((char) lower);
        } else if (lower <= 0xffff) {
            int length = ASCIIFoldingFilter.foldToASCII(new char[] {(char) lower}, 0, folded, 0, 1);
            term.append(folded, 0, length);
        } else {
            term.appendCodePoint(lower);
        }
    }

    private static boolean isOfWord(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isUnspaced(int c) {
        if (c < 0x0e00) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(c);
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
            default -> c == 'ー';
        };
    }
}
