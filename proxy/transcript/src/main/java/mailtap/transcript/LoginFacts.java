package mailtap.transcript;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one login attempt once it has ended; derived before the secret was masked, so it cannot be derived
 * again.
 *
 * @param exchange of the command that began it ({@code AUTH}, {@code PASS}, {@code APOP})
 * @param mechanism in upper case: a SASL mechanism, or {@code USER} and {@code APOP} for POP3's own
 * @param user the name that logs in, where it could be read
 * @param authzid the name to act as, where given and not empty
 * @param reply the server's last word: an SMTP code such as {@code 535}, {@code +OK} or {@code -ERR}
 * @param secret what is worth knowing of the secret, where one was sent
 */
public record LoginFacts(
        Instant at,
        int exchange,
        String mechanism,
        @Nullable String user,
        @Nullable String authzid,
        Outcome outcome,
        @Nullable String reply,
        @Nullable SecretFacts secret)
        implements Entry {

    /** How it ended. */
    public enum Outcome {
        SUCCESS,
        FAILURE,
        /** The client gave up with {@code *}. */
        CANCELLED,
        /** The session ended, or another command came, before the server decided. */
        UNFINISHED
    }
}
