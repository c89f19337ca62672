package mailtap.indexer.document;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The words of several texts for the index, each behind its text's prefix; phrases do not reach from text to text. */
final class WordTokens extends TokenStream {
    private static final int GAP = 100;

    /** A text whose words are all written with a prefix, as header fields are; mostly the prefix is empty. */
    record Prefixed(String prefix, String text) {}

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final List<Prefixed> texts;
    private Iterator<Prefixed> rest;
    private String prefix = "";
    private Words words = Words.toIndex("");
    private boolean first;

    WordTokens(List<Prefixed> texts) {
        this.texts = texts;
        this.rest = texts.iterator();
    }

    @Override
    public void reset() {
        rest = texts.iterator();
        words = Words.toIndex("");
        first = false;
    }

    @Override
    public boolean incrementToken() {
        while (!words.next()) {
            if (!rest.hasNext()) {
                return false;
            }
            Prefixed next = rest.next();
            prefix = next.prefix();
            words = Words.toIndex(next.text());
            first = true;
        }
        clearAttributes();
        term.append(prefix).append(words.term());
        position.setPositionIncrement(first ? GAP : words.increment());
        first = false;
        return true;
    }
}
