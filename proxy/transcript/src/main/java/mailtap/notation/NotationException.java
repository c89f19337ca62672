package mailtap.notation;

/** Text that is not in the notation: which line, and what was expected there. */
public final class NotationException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;

    public NotationException(int line, String message) {
        super("line " + line + ": " + message);
        this.line = line;
    }

    /** Counted from 1. */
    public int line() {
        return line;
    }
}
