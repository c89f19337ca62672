package mailtap.sasl;

/** The mechanisms that are understood, by their registered names. */
final class Mechanisms {
    /** Lines a client of an unknown mechanism, or of Kerberos, may send unasked. */
    private static final int ANSWERS_OF_UNKNOWN = 3;

    private Mechanisms() {}

    static Mechanism named(String name) {
        return switch (name) {
            case "PLAIN" -> new Plain();
            case "LOGIN" -> new LoginByPrompt();
            case "CRAM-MD5" -> new CramMd5();
            case "DIGEST-MD5" -> new DigestMd5();
            case "XOAUTH2", "OAUTHBEARER" -> new OAuth();
            case "NTLM" -> new Ntlm();
            case "EXTERNAL" -> new Named(true);
            case "ANONYMOUS" -> new Named(false);
            default -> name.startsWith("SCRAM-") ? new Scram() : new Unknown(ANSWERS_OF_UNKNOWN);
        };
    }
}
