package mailtap.indexer.query;

import java.util.List;
import java.util.Locale;
import mailtap.indexer.document.Field;

/** Names that compare instead of asking for a value: {@code after:yesterday}, {@code larger:10M}. */
public enum Limit {
    BEFORE(Field.TIME, "2026-11-22", "began before"),
    UNTIL(Field.TIME, "now-1h", "began at or before"),
    AFTER(Field.TIME, "yesterday", "began at or after"),
    SINCE(Field.TIME, "now-7d", "began at or after"),
    LARGER(Field.BYTES, "10M", "message of more bytes"),
    SMALLER(Field.BYTES, "1k", "message of fewer bytes");

    private final Field field;
    private final String example;
    private final String meaning;

    Limit(Field field, String example, String meaning) {
        this.field = field;
        this.example = example;
        this.meaning = meaning;
    }

    public Field field() {
        return field;
    }

    public String example() {
        return example;
    }

    public String meaning() {
        return meaning;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** None or one. */
    public static List<Limit> named(String name) {
        return List.of(values()).stream()
                .filter(limit -> limit.wireName().equals(name.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
