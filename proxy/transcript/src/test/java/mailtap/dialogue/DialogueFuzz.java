package mailtap.dialogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mailtap.notation.Turn;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.Protocol;
import mailtap.transcript.Side;
import mailtap.transcript.Transcript;

/**
 * Any talk: nothing throws, frames tile both streams, and no chunking changes the normal form. The first byte chooses the
 * protocol; behind each {@code RS} (0x1e) the other side speaks, and behind {@code US} (0x1f) a few bytes are lost.
 */
public final class DialogueFuzz {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final List<Protocol> PROTOCOLS = List.of(Protocol.SMTP, Protocol.LMTP, Protocol.POP3);
    private static final byte OTHER_SIDE = 0x1e;
    private static final byte LOST = 0x1f;

    private DialogueFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length < 2) {
            return;
        }
        Protocol protocol = PROTOCOLS.get((data[0] & 0xff) % PROTOCOLS.size());
        List<Turn> talk = talk(Bytes.wrap(data).from(1));
        Transcript whole = Chunks.whole(protocol, Secrets.masked(), talk);
        for (Side side : Side.values()) {
            must(whole.isTiled(side), "not tiled");
            must(length(whole, side) == said(talk, side), "a length differs");
        }
        must(!Seen.findings(whole).contains(FindingKind.DECODER_FAULT), "a fault");
        must(Chunks.byteByByte(protocol, Secrets.masked(), talk).equals(whole), "byte by byte it is another");
        must(Chunks.asSaid(protocol, Secrets.masked(), talk).equals(whole), "as said it is another");
    }

    /** What a talk is as an input. */
    static byte[] input(Protocol protocol, List<Turn> talk) {
        Bytes input = Bytes.wrap(new byte[] {(byte) PROTOCOLS.indexOf(protocol)});
        Side speaks = Side.SERVER;
        for (Turn turn : talk) {
            if (turn instanceof Turn.Said said) {
                input = speaks == said.side() ? input : input.plus(Bytes.wrap(new byte[] {OTHER_SIDE}));
                speaks = said.side();
                input = input.plus(said.bytes());
            }
        }
        return input.toArray();
    }

    private static List<Turn> talk(Bytes data) {
        List<Turn> talk = new ArrayList<>();
        Side side = Side.SERVER;
        int from = 0;
        for (int i = 0; i <= data.length(); i++) {
            boolean end = i == data.length();
            if (end || data.at(i) == OTHER_SIDE || data.at(i) == LOST) {
                if (i > from) {
                    talk.add(new Turn.Said(side, NOON, data.slice(from, i)));
                }
                if (!end && data.at(i) == LOST) {
                    talk.add(new Turn.Lost(side, NOON, 7));
                }
                side = end || data.at(i) == LOST ? side : side.other();
                from = i + 1;
            }
        }
        return talk;
    }

    private static long length(Transcript transcript, Side side) {
        return transcript.frames(side).stream().mapToLong(Frame::length).sum();
    }

    private static long said(List<Turn> talk, Side side) {
        long length = 0;
        for (Turn turn : talk) {
            length += turn.side() != side
                    ? 0
                    : turn instanceof Turn.Said said
                            ? said.bytes().length()
                            : turn instanceof Turn.Lost lost ? lost.length() : 0;
        }
        return length;
    }

    private static void must(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
