package mailtap.dialogue;

import mailtap.transcript.Bytes;
import mailtap.transcript.Protocol;
import mailtap.transcript.TlsFacts;

/** What is different between the protocols: their verbs and the shape of their replies. */
sealed interface Grammar permits SmtpGrammar, Pop3Grammar {
    Command command(Line line);

    ReplyLine reply(Bytes line);

    /** Whether the first reply seen is one that can open a session; a capture may begin in the middle of one. */
    boolean opensSession(ReplyLine reply);

    /** Whether message data is answered for once a recipient (RFC 2033 4.2). */
    boolean oneReplyARecipient();

    /** Whether this reply to a command that sends a message asks for it. */
    boolean asksForContent(ReplyLine reply);

    /** What STARTTLS is called (RFC 3207, RFC 2595 4). */
    TlsFacts.StartedBy upgrade();

    /** @param offers what the server says it can do: names of mechanisms among it */
    static Grammar of(Protocol protocol, Offers offers) {
        return protocol == Protocol.POP3 ? new Pop3Grammar(offers) : new SmtpGrammar(protocol == Protocol.LMTP, offers);
    }
}
