package mailtap.indexer.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mistake in a query, in one clear sentence, with the place where it is. */
public final class QueryException extends Exception {
    private final int column;
    private final @Nullable String suggestion;

    public QueryException(String message, int column, @Nullable String suggestion) {
        super(message);
        this.column = column;
        this.suggestion = suggestion;
    }

    /** Of the first character that is wrong, counted from 1. */
    public int column() {
        return column;
    }

    /** What to do instead, in a sentence without a full stop, where there is an idea. */
    public Optional<String> suggestion() {
        return Optional.ofNullable(suggestion);
    }
}
