package mailtap.transcript;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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
 * @param details what else was said in the open part of it, by name: the claims of an access token ({@code aud}, {@code
 *     exp}, {@code scp} …), the error that answered it ({@code error}, {@code error-scope}), a realm, NTLM's {@code domain},
 *     {@code workstation} and {@code flags}, SCRAM's and NTLM's {@code channel-binding}
 */
public record LoginFacts(
        Instant at,
        int exchange,
        String mechanism,
        @Nullable String user,
        @Nullable String authzid,
        Outcome outcome,
        @Nullable String reply,
        @Nullable SecretFacts secret,
        Map<String, String> details)
        implements Entry {

    public LoginFacts {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** The value of one of the details, or empty. */
    public String detail(String name) {
        return details.getOrDefault(name, "");
    }

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
