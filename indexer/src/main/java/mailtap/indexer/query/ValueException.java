package mailtap.indexer.query;

import org.apache.lucene.queryparser.classic.ParseException;

/** A value that its field cannot take; the parser that meets it does not know where in the query it stands. */
public final class ValueException extends ParseException {
    private final String value;
    private final String advice;

    ValueException(String value, String message, String advice) {
        super(message);
        this.value = value;
        this.advice = advice;
    }

    String value() {
        return value;
    }

    public String advice() {
        return advice;
    }
}
