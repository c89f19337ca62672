package mailtap.mail.submission;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import mailtap.dialogue.Dialogue;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.Endpoint;
import mailtap.transcript.Entry;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;
import mailtap.transcript.Transcript;

/**
 * The bytes of both sides of one connection, each with how much of the other side must have come before it. Played to a
 * dialogue they come in pieces of any size, in any order that this allows.
 */
final class Script {
    private record Piece(Bytes bytes, int behind) {}

    /** One side: what it has to say, how much that is, and how much of it was heard. */
    private static final class Voice {
        final Side side;
        final Deque<Piece> left = new ArrayDeque<>();
        int length;
        int heard;

        Voice(Side side) {
            this.side = side;
        }

        void add(String words, int behind) {
            left.add(new Piece(Bytes.latin1(words), behind));
            length += words.length();
        }

        boolean maySpeak(Voice other) {
            Piece first = left.peek();
            return first != null && first.behind() <= other.heard;
        }
    }

    private final Voice client = new Voice(Side.CLIENT);
    private final Voice server = new Voice(Side.SERVER);
    private final Random random;
    private final boolean wholeLines;
    private final boolean pipelining;
    private boolean mustWait = true;

    Script(Random random, boolean wholeLines, boolean pipelining) {
        this.random = random;
        this.wholeLines = wholeLines;
        this.pipelining = pipelining;
    }

    void greets(String greeting) {
        server.add(greeting, 0);
    }

    /** A command and its reply; a client that may does not wait, except behind one that ends a group (RFC 2920 3.1). */
    void asks(String command, String reply) {
        boolean endsGroup = command.matches("(?s)(EHLO|LHLO|DATA|NOOP|QUIT).*");
        say(command, reply);
        mustWait = !pipelining || endsGroup;
    }

    /** Message data, which is never sent before it is asked for. */
    void says(String content, String reply) {
        mustWait = true;
        say(content, reply);
        mustWait = !pipelining;
    }

    private void say(String words, String reply) {
        client.add(
                words,
                mustWait || client.left.isEmpty()
                        ? server.length
                        : client.left.getLast().behind());
        server.add(reply, client.length);
    }

    Transcript heard(SessionId id, Protocol protocol, Instant at) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new SessionStart(
                at,
                protocol,
                "office",
                SessionStart.Source.LIVE,
                new Endpoint(null, "192.0.2.7", 51234),
                new Endpoint("mx.example.org", null, 25)));
        Dialogue dialogue = new Dialogue(protocol, Secrets.masked(), entries::add);
        while (client.maySpeak(server) || server.maySpeak(client)) {
            boolean both = client.maySpeak(server) && server.maySpeak(client);
            boolean clients = both ? random.nextBoolean() : client.maySpeak(server);
            Voice voice = clients ? client : server;
            Bytes words = words(voice, clients ? server : client);
            dialogue.received(voice.side, words, at.plusMillis(client.heard));
            voice.heard += words.length();
        }
        for (Side side : Side.values()) {
            dialogue.closed(side, at.plusSeconds(100));
        }
        return new Transcript(id, entries);
    }

    /** Some of what may be said now; the rest of a line stays the first piece of its side. */
    private Bytes words(Voice voice, Voice other) {
        Bytes words = Bytes.EMPTY;
        int most = wholeLines ? 1 : 1 + random.nextInt(1 + random.nextInt(200));
        while (words.length() < most && voice.maySpeak(other)) {
            Piece first = voice.left.remove();
            int cut =
                    wholeLines ? first.bytes().length() : Math.min(first.bytes().length(), most - words.length());
            words = words.plus(first.bytes().slice(0, cut));
            if (cut < first.bytes().length()) {
                voice.left.addFirst(new Piece(first.bytes().from(cut), first.behind()));
            }
        }
        return words;
    }
}
