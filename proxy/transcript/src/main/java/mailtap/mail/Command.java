package mailtap.mail;

/**
 * A command line, with its secrets masked. Captured text: not safe on a terminal as it is.
 *
 * @param verb its first word in upper case
 * @param argument the rest, secrets shown as {@value #MASK}; may be empty
 * @param line as typed, without its line end, secrets shown as {@value #MASK}
 */
public record Command(String verb, String argument, String line) {
    /** Stands for a secret, whatever its length. */
    public static final String MASK = "********";
}
