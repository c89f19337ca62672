package mailtap.mail.client;

import mailtap.mail.Conversation;
import mailtap.mail.submission.Headers;
import mailtap.notation.NotationException;
import mailtap.notation.NotationReader;
import mailtap.transcript.Transcript;

/** Traits of talks in the notation. */
final class Told {
    static final String SMTP =
            "session 0000000000007  smtp  192.0.2.7:51234 -> mx.example.com:25  route office  2026-11-22T09:14:03Z\n";
    static final String POP3 =
            "session 0000000000008  pop3  192.0.2.7:51235 -> mx.example.com:110  route box  2026-11-22T09:14:03Z\n";
    static final String GREETING = """
          S: 220 mx
        1 C: EHLO gp.example.org
          S: 250-mx
          S: 250-PIPELINING
          S: 250 SIZE 1000
        """;
    private static final String END = "  end by client  client 0/0  server 0/0\n";

    private Told() {}

    static Traits smtp(String talk) {
        return of(read(SMTP + talk + END));
    }

    static Traits pop3(String talk) {
        return of(read(POP3 + talk + END));
    }

    static Traits of(Transcript transcript) {
        return TraitFold.of(transcript, Conversation.of(transcript), Headers::of);
    }

    static Transcript read(String text) {
        try {
            return NotationReader.read(text);
        } catch (NotationException wrong) {
            throw new AssertionError(wrong);
        }
    }
}
