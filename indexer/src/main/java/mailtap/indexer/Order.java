package mailtap.indexer;

import java.util.List;
import mailtap.indexer.document.Field;
import mailtap.indexer.query.FieldNames;
import mailtap.indexer.query.QueryException;

/** Which hits come first: those with the largest value of a field that holds numbers, or the smallest. */
public record Order(Field field, boolean largestFirst) {
    public static final Order NEWEST_FIRST = new Order(Field.TIME, true);
    public static final Order OLDEST_FIRST = new Order(Field.TIME, false);

    private static final String ASCENDING = ":asc";

    public Order {
        if (!field.type().isNumeric()) {
            throw new IllegalArgumentException(field.canonical() + " holds no numbers to sort by");
        }
    }

    /**
     * As people write it: {@code newest}, {@code oldest}, a field's name for the largest first, with {@code :asc} for the
     * smallest.
     */
    public static Order parse(String text) throws QueryException {
        return switch (text) {
            case "newest" -> NEWEST_FIRST;
            case "oldest" -> OLDEST_FIRST;
            default -> {
                boolean ascending = text.endsWith(ASCENDING);
                String name = ascending ? text.substring(0, text.length() - ASCENDING.length()) : text;
                yield new Order(numeric(name), !ascending);
            }
        };
    }

    private static Field numeric(String name) throws QueryException {
        List<Field> fields = FieldNames.known(name);
        return fields.stream()
                .filter(field -> field.type().isNumeric())
                .findFirst()
                .orElseThrow(() -> new QueryException(
                        "'" + name + "' holds a " + fields.getFirst().type().label() + ", which makes no order",
                        1,
                        "sort by newest, oldest, or a number, size, duration or time such as took or bytes"));
    }
}
