package mailtap.sasl;

import java.util.List;
import java.util.Set;

/** The mechanisms that are understood, by their registered names. */
final class Mechanisms {
    /** Lines a client of an unknown mechanism, or of Kerberos, may send unasked. */
    private static final int ANSWERS_OF_UNKNOWN = 3;

    /** The registry of RFC 4422 7.1 and what providers invented. */
    private static final Set<String> NAMES = Set.of(
            "PLAIN",
            "LOGIN",
            "CRAM-MD5",
            "DIGEST-MD5",
            "NTLM",
            "SPA",
            "MSN",
            "GSSAPI",
            "GSS-SPNEGO",
            "SPNEGO",
            "SPNEGO-PLUS",
            "KERBEROS_V4",
            "KERBEROS_V5",
            "EXTERNAL",
            "ANONYMOUS",
            "XOAUTH",
            "XOAUTH2",
            "OAUTHBEARER",
            "OAUTH10A",
            "OTP",
            "SKEY",
            "SECURID",
            "SRP",
            "SAML20",
            "OPENID20",
            "EAP-AES128",
            "EAP-AES128-PLUS",
            "ECDSA-NIST256P-CHALLENGE",
            "ECDH-X25519-CHALLENGE",
            "SXOVER-PLUS",
            "XYMCOOKIE",
            "CRAM-SHA1",
            "CRAM-SHA256");

    private static final List<String> FAMILIES = List.of("SCRAM-", "GS2-", "NMAS-", "9798-M-", "9798-U-", "PASSDSS-");

    private Mechanisms() {}

    static boolean isName(String name) {
        return NAMES.contains(name) || FAMILIES.stream().anyMatch(name::startsWith);
    }

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
