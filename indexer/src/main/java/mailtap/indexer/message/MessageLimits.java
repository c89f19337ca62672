package mailtap.indexer.message;

/**
 * How much of a message is read, however much there is.
 *
 * @param fields header fields of the message itself
 * @param fieldBytes of one field; the rest of it is cut
 * @param addresses in one field
 * @param parts of the body, all levels together
 * @param depth of parts in parts
 * @param textChars of body text, all parts together
 */
public record MessageLimits(int fields, int fieldBytes, int addresses, int parts, int depth, int textChars) {
    /** Well beyond what mail programs write; a message at all of these limits costs some ten milliseconds. */
    public static final MessageLimits DEFAULT = new MessageLimits(1_000, 64 << 10, 5_000, 300, 20, 200_000);
}
