package mailtap.sasl;

/** The mechanisms that are understood, by their registered names. */
final class Mechanisms {
    /** Lines a client of an unknown mechanism may send unasked: GSSAPI's three are the most of any. */
    private static final int ANSWERS_OF_UNKNOWN = 3;

    private Mechanisms() {}

    static Mechanism named(String name) {
        return switch (name) {
            case "PLAIN" -> new Plain();
            case "LOGIN" -> new LoginByPrompt();
            default -> new Unknown(ANSWERS_OF_UNKNOWN);
        };
    }
}
