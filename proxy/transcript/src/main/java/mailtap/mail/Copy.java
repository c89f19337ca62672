package mailtap.mail;

import mailtap.transcript.Protocol;
import mailtap.transcript.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * One transaction that carries a message, or was to, with all that is known around it.
 *
 * @param route the route's name, or empty
 * @param user who had logged in
 * @param declared the stage, where the route says it
 */
public record Copy(
        SessionId session,
        Protocol protocol,
        String route,
        @Nullable String user,
        @Nullable Stage declared,
        Message message,
        HeaderFacts headers) {

    /** A copy of which nothing is known but the message. */
    public static Copy of(Message message, HeaderFacts headers) {
        return new Copy(new SessionId(0), Protocol.SMTP, "", null, null, message, headers);
    }

    boolean isLmtp() {
        return protocol == Protocol.LMTP;
    }

    /** It may have reached somebody: whole, and not refused or deferred. */
    boolean mayHaveArrived() {
        return message.complete() && (message.outcome() == Outcome.ACCEPTED || message.outcome() == Outcome.UNKNOWN);
    }

    Evidence evidence(int exchange, String words) {
        return new Evidence(session, exchange, words);
    }
}
