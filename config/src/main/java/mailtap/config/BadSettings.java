package mailtap.config;

/** An operator's mistake in a setting; the message is one line, fit to be printed as it is. */
public final class BadSettings extends Exception {
    public BadSettings(String line) {
        super(line);
    }

    /** The message, never absent. */
    public String line() {
        return String.valueOf(getMessage());
    }

    /** The same mistake with the place it was made at in front. */
    BadSettings at(String where) {
        return new BadSettings(where + ": " + line());
    }
}
