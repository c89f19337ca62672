package mailtap.viewer.wiring;

import mailtap.indexer.message.MessageFacts;
import mailtap.indexer.message.MessageLimits;
import mailtap.indexer.message.MessageReader;
import mailtap.mail.HeaderFacts;
import mailtap.mail.Message;
import mailtap.transcript.Bytes;

/** Reads a message from its first bytes. */
public final class Headers {
    private static final MessageReader READER = new MessageReader(MessageLimits.DEFAULT);

    private Headers() {}

    /** Header and body. */
    public static MessageFacts facts(Message message) {
        return READER.read(message.head(), message.isHeadWhole());
    }

    public static HeaderFacts of(Bytes head) {
        return of(head, false);
    }

    /** @param whole the head is all of the message */
    public static HeaderFacts of(Bytes head, boolean whole) {
        return READER.readHeaders(head, whole);
    }
}
