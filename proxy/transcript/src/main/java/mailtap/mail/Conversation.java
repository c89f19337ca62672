package mailtap.mail;

import java.util.List;
import mailtap.transcript.Finding;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Tally;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.Transcript;
import org.jspecify.annotations.Nullable;

/**
 * A whole session, understood.
 *
 * @param start absent where the beginning of the session is missing
 * @param end absent while it is open
 * @param messages every transaction in order, those without a message included: see {@link Message}
 * @param mailbox for POP3
 * @param tls of each leg, in the order in which the handshakes ended
 */
public record Conversation(
        SessionId id,
        @Nullable SessionStart start,
        @Nullable SessionEnd end,
        @Nullable Tally tally,
        List<Exchange> exchanges,
        List<Message> messages,
        List<Retrieved> retrieved,
        @Nullable Mailbox mailbox,
        List<TlsFacts> tls,
        List<LoginFacts> logins,
        List<Finding> findings) {

    public Conversation {
        exchanges = List.copyOf(exchanges);
        messages = List.copyOf(messages);
        retrieved = List.copyOf(retrieved);
        tls = List.copyOf(tls);
        logins = List.copyOf(logins);
        findings = List.copyOf(findings);
    }

    /** Folds all of it; what is still open is included as it stands. */
    public static Conversation of(Transcript transcript) {
        return of(transcript, Extent.DEFAULT);
    }

    public static Conversation of(Transcript transcript, Extent extent) {
        return ConversationCollector.collect(transcript, extent);
    }

    /** How many whole messages were sent. */
    public long messageCount() {
        return messages.stream().filter(Message::complete).count();
    }
}
