package mailtap.viewer.home;

import java.util.List;

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

    /** The line for the user. */
    public String line() {
        return String.valueOf(getMessage());
    }

    /** What the user wrote, with a mark below the place; mostly nothing. */
    public List<String> picture() {
        return picture;
    }
}
