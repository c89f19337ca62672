package mailtap.mail;

/**
 * One field of a message's header. Captured text: not safe on a terminal as it is.
 *
 * @param name as written, without blanks around it
 * @param raw the value as written, unfolded, one character a byte
 * @param text the value with encoded words and character sets decoded
 */
public record HeaderField(String name, String raw, String text) {
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
