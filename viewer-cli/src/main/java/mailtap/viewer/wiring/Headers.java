package mailtap.viewer.wiring;

import mailtap.indexer.message.MessageFacts;
import mailtap.indexer.message.MessageLimits;
import mailtap.indexer.message.MessageReader;
import mailtap.mail.HeaderFacts;
import mailtap.transcript.Bytes;

/** Reads a message from its first bytes. */
public final class Headers {
    private static final MessageReader READER = new MessageReader(MessageLimits.DEFAULT);

    private Headers() {}

    /** Header and body. */
    public static MessageFacts facts(Bytes head) {
        return READER.read(head);
    }

    public static HeaderFacts of(Bytes head) {
        return READER.readHeaders(head);
    }
}
