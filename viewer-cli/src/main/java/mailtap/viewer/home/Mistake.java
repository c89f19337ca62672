package mailtap.viewer.home;

import java.util.List;
import java.util.Locale;
import mailtap.indexer.query.Nearest;

/** Something only the operator can put right. The message is one line: what, where, and what to do. */
public final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> picture;

    public Mistake(String message) {
        super(message);
        picture = List.of();
    }

    public Mistake(String message, Throwable cause) {
        this(message, List.of(), cause);
    }

    /** @param picture lines that show the place, below the message */
    public Mistake(String message, List<String> picture, Throwable cause) {
        super(message, cause);
        this.picture = List.copyOf(picture);
    }

    /**
     * Another word where one of a few was expected.
     *
     * @param given what the user wrote, with what it is a value of
     */
    public static Mistake noneOf(String given, String typed, List<String> words) {
        int last = words.size() - 1;
        String nearest = Nearest.to(typed.toLowerCase(Locale.ROOT), words)
                .filter(word -> Character.isLetter(word.charAt(0)))
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
        return new Mistake(
                given + ": expected " + String.join(", ", words.subList(0, last)) + " or " + words.get(last) + nearest);
    }

    /** The line for the user. */
    public String line() {
        return String.valueOf(getMessage());
    }

    /** What the user wrote, with a mark below the place; mostly nothing. */
    public List<String> picture() {
        return picture;
    }
}
