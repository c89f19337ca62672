package mailtap.viewer.home;

/** Something only the operator can put right. The message is one line: what, where, and what to do. */
public final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Mistake(String message) {
        super(message);
    }

    public Mistake(String message, Throwable cause) {
        super(message, cause);
    }

    /** The line for the user. */
    public String line() {
        return String.valueOf(getMessage());
    }
}
