package mailtap.dialogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import mailtap.notation.Turn;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionId;
import mailtap.transcript.Side;
import mailtap.transcript.Transcript;

/** A talk told to a dialogue in pieces of any size: the order of the two sides stays, where the chunks end does not. */
final class Chunks {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Chunks() {}

    static Transcript whole(Protocol protocol, Secrets secrets, List<Turn> talk) {
        return told(protocol, secrets, talk, () -> Integer.MAX_VALUE);
    }

    static Transcript byteByByte(Protocol protocol, Secrets secrets, List<Turn> talk) {
        return told(protocol, secrets, talk, () -> 1);
    }

    static Transcript seeded(Protocol protocol, Secrets secrets, List<Turn> talk, long seed) {
        Random random = new Random(seed);
        return told(protocol, secrets, talk, () -> 1 + random.nextInt(1 + random.nextInt(90)));
    }

    /** Every turn a chunk of its own, as it stands. */
    static Transcript asSaid(Protocol protocol, Secrets secrets, List<Turn> talk) {
        List<Entry> entries = new ArrayList<>();
        Dialogue dialogue = new Dialogue(protocol, secrets, entries::add);
        talk.forEach(turn -> tell(dialogue, turn));
        return closed(dialogue, entries);
    }

    private static Transcript told(Protocol protocol, Secrets secrets, List<Turn> talk, IntSupplier sizes) {
        List<Entry> entries = new ArrayList<>();
        Dialogue dialogue = new Dialogue(protocol, secrets, entries::add);
        for (Turn turn : joined(talk)) {
            if (turn instanceof Turn.Said said) {
                cut(dialogue, said, sizes);
            } else {
                tell(dialogue, turn);
            }
        }
        return closed(dialogue, entries);
    }

    private static void cut(Dialogue dialogue, Turn.Said said, IntSupplier sizes) {
        Bytes bytes = said.bytes();
        int from = 0;
        while (from < bytes.length()) {
            int end = (int) Math.min(bytes.length(), (long) from + sizes.getAsInt());
            dialogue.received(said.side(), bytes.slice(from, end), NOON);
            from = end;
        }
    }

    private static void tell(Dialogue dialogue, Turn turn) {
        switch (turn) {
            case Turn.Said said -> dialogue.received(said.side(), said.bytes(), NOON);
            case Turn.Lost lost -> dialogue.lost(lost.side(), lost.length(), NOON);
            case Turn.Closed close -> dialogue.closed(close.side(), NOON);
        }
    }

    private static Transcript closed(Dialogue dialogue, List<Entry> entries) {
        dialogue.closed(Side.CLIENT, NOON);
        dialogue.closed(Side.SERVER, NOON);
        return new Transcript(new SessionId(1), entries).normalForm();
    }

    /** What one side says in a row, in one piece. */
    static List<Turn> joined(List<Turn> talk) {
        List<Turn> joined = new ArrayList<>();
        for (Turn turn : talk) {
            Turn last = joined.isEmpty() ? null : joined.getLast();
            if (turn instanceof Turn.Said next && last instanceof Turn.Said said && said.side() == next.side()) {
                joined.set(
                        joined.size() - 1,
                        new Turn.Said(said.side(), said.at(), said.bytes().plus(next.bytes())));
            } else {
                joined.add(turn);
            }
        }
        return joined;
    }
}
