package mailtap.indexer.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.indexer.document.Terms;
import mailtap.indexer.document.ValueType;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;

/** Reply codes as they are asked for: {@code 550}, {@code 5xx}, {@code >=400}, {@code -ERR}. */
final class Codes {
    private static final Pattern CODE = Pattern.compile("\\d{3}|\\+ok|-err");
    /** An {@code x} stands for any digit at the end of a code. */
    private static final Pattern CLASS = Pattern.compile("(\\d{1,2})x{1,2}");

    private static final Pattern COMPARED = Pattern.compile("(>=|<=|>|<|==?)(\\d{3})");
    /** Below the lowest and above the highest, so that a word of POP3 is in no range. */
    private static final String LOWEST = "000";

    private static final String HIGHEST = "999";

    private Codes() {}

    static Query query(String name, String text) throws ValueException {
        String code = Terms.word(text).strip();
        Matcher reply = CLASS.matcher(code);
        if (reply.matches()) {
            return new PrefixQuery(new Term(name, reply.group(1)));
        }
        Matcher compared = COMPARED.matcher(code);
        if (compared.matches()) {
            return compared(name, compared.group(1), compared.group(2));
        }
        if (!CODE.matcher(code).matches()) {
            throw new ValueException(
                    text, "'" + text + "' is no reply code", "write " + ValueType.CODE.asked() + ", +OK or -ERR");
        }
        return new TermQuery(new Term(name, code));
    }

    private static Query compared(String name, String sign, String code) {
        boolean withCode = sign.endsWith("=");
        return switch (sign.charAt(0)) {
            case '>' -> TermRangeQuery.newStringRange(name, code, HIGHEST, withCode, true);
            case '<' -> TermRangeQuery.newStringRange(name, LOWEST, code, true, withCode);
            default -> new TermQuery(new Term(name, code));
        };
    }
}
