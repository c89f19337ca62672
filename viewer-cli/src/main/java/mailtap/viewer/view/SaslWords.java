package mailtap.viewer.view;

import mailtap.transcript.LoginFacts;
import mailtap.transcript.SecretFacts;
import org.jspecify.annotations.Nullable;

/** What a login said, in words. */
final class SaslWords {
    private SaslWords() {}

    /** What is behind the text of a 334 or {@code +}; empty where there is nothing to say. */
    static String challenge(String mechanism, String wire) {
        return "";
    }

    static String login(LoginFacts login) {
        String user = login.user() == null ? "" : " as " + login.user();
        String authzid = login.authzid() == null ? "" : " (to act as " + login.authzid() + ")";
        String reply = login.reply() == null ? "" : " (" + login.reply() + ")";
        return "Login by " + login.mechanism() + user + authzid + ": " + outcome(login.outcome()) + reply
                + quality(login.secret());
    }

    private static String outcome(LoginFacts.Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> "it worked";
            case FAILURE -> "refused";
            case CANCELLED -> "the client gave up";
            case UNFINISHED -> "it never came to an end";
        };
    }

    private static String quality(@Nullable SecretFacts secret) {
        if (secret == null) {
            return "";
        }
        return (secret.base64() == SecretFacts.Encoding.NOT_BASE64 ? "; the secret was not Base64-encoded" : "")
                + (secret.empty() ? "; the secret was empty" : "")
                + (secret.edges() ? "; the secret has a blank or control character at an edge" : "");
    }
}
