package mailtap.config;

/**
 * Where a value in force came from.
 *
 * @param where {@code default}, {@code FILE:LINE}, {@code $MAILTAP_DATA} or the flag, {@code --data}
 */
public record Origin(Source source, String where) {
    /** In rising order of rank: a later one wins over an earlier one. */
    public enum Source {
        DEFAULT,
        FILE,
        ENVIRONMENT,
        COMMAND_LINE
    }

    static final Origin DEFAULT = new Origin(Source.DEFAULT, "default");

    @Override
    public String toString() {
        return where;
    }
}
