package mailtap.dialogue;

import java.util.function.LongConsumer;
import mailtap.transcript.Bytes;

/**
 * Finds the end of a POP3 listing: a line with nothing but a dot (RFC 1939 3). Lines end in LF here, with or without CR,
 * because that is how clients read them; the octet count of the status line is never believed.
 */
final class ListingScan {
    private static final byte LF = '\n';

    private enum State {
        LINE_START,
        DOT,
        DOT_CR,
        TEXT,
        END
    }

    private final LongConsumer bareLf;
    private State state = State.LINE_START;
    private byte previous;
    private long octets;
    private boolean bareLfSeen;

    /** @param bareLf told the offset of the first LF without CR */
    ListingScan(LongConsumer bareLf) {
        this.bareLf = bareLf;
    }

    boolean hasEnded() {
        return state == State.END;
    }

    /** What has been listed, without dot stuffing; without the dot line once it has ended. */
    long octets() {
        return octets;
    }

    /** Returns the index behind the end of the listing, or the chunk's length; {@code base} is the chunk's offset. */
    int scan(Bytes chunk, int from, long base) {
        int i = from;
        while (i < chunk.length() && state != State.END) {
            int next = state == State.TEXT ? line(chunk, i, base) : i + 1;
            if (state != State.TEXT) {
                step(chunk.at(i), base + i);
            } else if (chunk.at(next - 1) == LF) {
                state = State.LINE_START;
            }
            octets += next - i;
            previous = chunk.at(next - 1);
            i = next;
        }
        return i;
    }

    /** The end of the text line, or of the chunk. */
    private int line(Bytes chunk, int from, long base) {
        int lf = chunk.indexOf(LF, from);
        if (lf < 0) {
            return chunk.length();
        }
        checkEnd(lf > from ? chunk.at(lf - 1) : previous, base + lf);
        return lf + 1;
    }

    private void step(byte b, long offset) {
        switch (state) {
            case LINE_START -> start(b, offset);
            case DOT -> state = b == LF ? end(1) : b == '\r' ? State.DOT_CR : unstuffed();
            default -> state = b == LF ? end(2) : unstuffed();
        }
    }

    /** The dot line does not count: neither what there is of it so far nor the LF about to be counted. */
    private State end(int before) {
        octets -= before + 1;
        return State.END;
    }

    private void start(byte b, long offset) {
        if (b == LF) {
            checkEnd(previous, offset);
        } else {
            state = b == '.' ? State.DOT : State.TEXT;
        }
    }

    private State unstuffed() {
        octets--;
        return State.TEXT;
    }

    private void checkEnd(byte before, long offset) {
        if (before != '\r' && !bareLfSeen) {
            bareLfSeen = true;
            bareLf.accept(offset);
        }
    }
}
