package mailtap.indexer;

/** Which hits come first: those with the largest value of a field that holds numbers, or the smallest. */
public record Order(Field field, boolean largestFirst) {
    public static final Order NEWEST_FIRST = new Order(Field.TIME, true);

    public Order {
        if (!field.type().isNumeric()) {
            throw new IllegalArgumentException(field.canonical() + " holds no numbers to sort by");
        }
    }
}
