package mailtap.mail;

import mailtap.notation.NotationException;
import mailtap.notation.NotationReader;

/** Conversations from a few lines of notation. */
public final class Talks {
    private Talks() {}

    static Conversation of(String protocol, String talk) {
        String head = "session 0000000000007  " + protocol
                + "  192.0.2.7:51234 -> mx.example.com:25  route office  2026-11-22T09:14:03Z\n";
        try {
            return Conversation.of(NotationReader.read(head + talk));
        } catch (NotationException wrong) {
            throw new AssertionError(wrong);
        }
    }

    public static Conversation smtp(String talk) {
        return of("smtp", talk);
    }

    public static Conversation pop3(String talk) {
        return of("pop3", talk);
    }

    public static Message only(Conversation conversation) {
        if (conversation.messages().size() != 1) {
            throw new AssertionError(conversation.messages());
        }
        return conversation.messages().getFirst();
    }
}
