package mailtap.mail.submission;

import java.util.Set;
import java.util.stream.Collectors;
import mailtap.mail.HeaderFacts;
import mailtap.mail.Message;
import mailtap.mail.Outcome;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionId;

/**
 * One transaction that carries a message, or was to, with all that is known around it.
 *
 * @param inside what its parts tell
 */
public record Copy(SessionId session, Way way, Message message, HeaderFacts headers, Inside inside) {

    /** A copy of which nothing is known but the message. */
    public static Copy of(Message message, HeaderFacts headers) {
        return new Copy(new SessionId(0), Way.UNKNOWN, message, headers, Inside.NOTHING);
    }

    public Place place() {
        return new Place(session, message.number());
    }

    /** The same without the first bytes of its message, unless they may tell something yet. */
    public Copy withoutHead() {
        boolean needed = isBare() || Submissions.reportedOn(this).isPresent();
        return needed ? this : new Copy(session, way, message.withoutHead(), headers, inside);
    }

    /** Without To and Cc, as the copy for those in Bcc is that some clients wrap another message in. */
    public boolean isBare() {
        return !headers.has("to") && !headers.has("cc") && !headers.has("resent-to") && !headers.has("resent-cc");
    }

    /** Whom this transaction asks for, as they are compared. */
    Set<String> asked() {
        return message.recipients().stream().map(Gathered::key).collect(Collectors.toSet());
    }

    boolean isLmtp() {
        return way.protocol() == Protocol.LMTP;
    }

    /** It may have reached somebody: whole, and not refused or deferred. */
    boolean mayHaveArrived() {
        return message.complete() && (message.outcome() == Outcome.ACCEPTED || message.outcome() == Outcome.UNKNOWN);
    }

    Evidence evidence(int exchange, String words) {
        return new Evidence(session, exchange, words);
    }
}
