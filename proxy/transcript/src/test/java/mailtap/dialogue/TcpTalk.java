package mailtap.dialogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mailtap.notation.Turn;
import mailtap.transcript.Bytes;
import mailtap.transcript.Protocol;
import mailtap.transcript.Side;

/** One TCP connection of a capture, its two directions put in order; what is missing is lost. */
final class TcpTalk {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Set<Integer> POP3_PORTS = Set.of(110, 995);
    private static final Set<Integer> SMTP_PORTS = Set.of(25, 465, 587, 2525);
    private static final int FIN = 1;
    private static final int SYN = 2;
    /** Segments that wait for a hole to be filled; then it is one. */
    private static final int PATIENCE = 64;

    /** One direction. */
    private static final class Half {
        private long next = -1;
        private final TreeMap<Long, byte[]> waiting = new TreeMap<>();
    }

    private final int senderPort;
    private final int receiverPort;
    private final Half forth = new Half();
    private final Half back = new Half();
    private final List<Turn> turns = new ArrayList<>();

    /** @param senderPort of who spoke first in the capture, not always the client */
    TcpTalk(int senderPort, int receiverPort) {
        this.senderPort = senderPort;
        this.receiverPort = receiverPort;
    }

    boolean hasData() {
        return !turns.isEmpty();
    }

    boolean isMail() {
        return isMail(senderPort) || isMail(receiverPort);
    }

    private static boolean isMail(int port) {
        return POP3_PORTS.contains(port) || SMTP_PORTS.contains(port);
    }

    Protocol protocol() {
        return POP3_PORTS.contains(senderPort) || POP3_PORTS.contains(receiverPort) ? Protocol.POP3 : Protocol.SMTP;
    }

    List<Turn> turns() {
        return turns;
    }

    void segment(boolean first, int sequence, int flags, byte[] bytes) {
        Half half = first ? forth : back;
        long at = sequence & 0xffffffffL;
        if ((flags & SYN) != 0) {
            half.next = at + 1;
        } else if (bytes.length > 0) {
            half.next = half.next < 0 ? at : half.next;
            half.waiting.merge(at, bytes, (a, b) -> a.length >= b.length ? a : b);
            deliver(half, side(first));
            if (half.waiting.size() > PATIENCE) {
                skip(half, side(first));
            }
        }
        if ((flags & FIN) != 0 && half.waiting.isEmpty()) {
            turns.add(new Turn.Closed(side(first), NOON));
        }
    }

    private Side side(boolean first) {
        boolean senderIsServer = isMail(senderPort) && !isMail(receiverPort);
        return first != senderIsServer ? Side.CLIENT : Side.SERVER;
    }

    private void deliver(Half half, Side side) {
        while (!half.waiting.isEmpty() && half.waiting.firstKey() <= half.next) {
            Map.Entry<Long, byte[]> segment = half.waiting.pollFirstEntry();
            int known = (int) Math.min(segment.getValue().length, half.next - segment.getKey());
            byte[] fresh = Arrays.copyOfRange(segment.getValue(), known, segment.getValue().length);
            if (fresh.length > 0) {
                turns.add(new Turn.Said(side, NOON, Bytes.wrap(fresh)));
                half.next += fresh.length;
            }
        }
    }

    private void skip(Half half, Side side) {
        turns.add(new Turn.Lost(side, NOON, half.waiting.firstKey() - half.next));
        half.next = half.waiting.firstKey();
        deliver(half, side);
    }

    void finish() {
        for (boolean first : new boolean[] {true, false}) {
            Half half = first ? forth : back;
            while (!half.waiting.isEmpty()) {
                skip(half, side(first));
            }
        }
    }
}
