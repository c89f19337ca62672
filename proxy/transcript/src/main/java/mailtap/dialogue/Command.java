package mailtap.dialogue;

/**
 * What a command line says, as far as it matters here.
 *
 * @param known whether the verb is one of the protocol's, with nothing wrong about it
 * @param asked what its reply will decide
 * @param secret where a secret begins; the end of the text where there is none
 * @param secretEnd where it ends
 * @param octets how many counted bytes follow (BDAT)
 * @param login how it logs in, or {@link How#NOT}
 */
record Command(Line line, boolean known, Asked asked, int secret, int secretEnd, long octets, How login) {
    /** Stands for a mechanism whose name may be something else. */
    private static final String NO_MECHANISM = "?";

    enum How {
        NOT,
        /** SASL; the mechanism is the first argument. */
        SASL,
        USER,
        PASS,
        APOP,
        /** It looks like a login in a place where none belongs. */
        MAYBE
    }

    /** With a secret that goes to the end of the text. */
    Command(Line line, boolean known, Asked asked, int secret, long octets, How login) {
        this(line, known, asked, secret, line.textEnd(), octets, login);
    }

    static Command plain(Line line, Asked asked) {
        return new Command(line, true, asked, line.textEnd(), 0, How.NOT);
    }

    static Command unknown(Line line) {
        return new Command(line, false, Asked.NOTHING, line.textEnd(), 0, How.NOT);
    }

    /** The same, with something in it from an index on that looks like a login. */
    Command likeLogin(int secret) {
        return new Command(line, known, asked, secret, octets, How.MAYBE);
    }

    boolean hasSecret() {
        return secret < line.textEnd();
    }

    /** Whether what is masked is a secret, and does not only look like one. */
    boolean isSurelySecret() {
        return hasSecret() && known && login != How.MAYBE;
    }

    /** Whether the first argument of a SASL login can be nothing but the name of a mechanism. */
    boolean namesMechanism() {
        return secret > line.argument() || !hasSecret();
    }

    /** The mechanism's name as given, in upper case. */
    String mechanism() {
        return !namesMechanism() ? NO_MECHANISM : line.word(line.argument(), line.wordEnd(line.argument()));
    }
}
