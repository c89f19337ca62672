package mailtap.mail;

import java.util.function.Consumer;
import mailtap.transcript.Bytes;

/**
 * Takes dot stuffing and the final dot line off message data (RFC 5321 4.5.2, RFC 1939 3), as it streams by. A line
 * begins behind CRLF and nowhere else.
 */
public final class Unstuffer {
    private static final Bytes CR = Bytes.latin1("\r");

    private enum State {
        LINE_START,
        DOT,
        DOT_CR,
        TEXT,
        CR,
        ENDED
    }

    private final Consumer<Bytes> out;
    private State state = State.LINE_START;

    public Unstuffer(Consumer<Bytes> out) {
        this.out = out;
    }

    /** The final dot line has been seen; what follows it is no part of the message. */
    public boolean isEnded() {
        return state == State.ENDED;
    }

    public void add(Bytes bytes) {
        int from = 0;
        for (int i = skipText(bytes, 0); i < bytes.length() && state != State.ENDED; i = skipText(bytes, i + 1)) {
            byte octet = bytes.at(i);
            State next = next(octet);
            if (state == State.LINE_START && next == State.DOT) {
                pass(bytes, from, i);
                from = i + 1;
            } else if (state == State.DOT && next == State.DOT_CR) {
                from = i + 1;
            } else if (state == State.DOT_CR && next != State.ENDED) {
                out.accept(CR);
                from = i;
            }
            state = next;
        }
        if (state == State.TEXT || state == State.CR || state == State.LINE_START) {
            pass(bytes, from, bytes.length());
        }
    }

    /** Inside a line nothing but a CR changes the state, and most of a message is inside lines. */
    private int skipText(Bytes bytes, int from) {
        if (state != State.TEXT) {
            return from;
        }
        int cr = bytes.indexOf((byte) '\r', from);
        return cr < 0 ? bytes.length() : cr;
    }

    private void pass(Bytes bytes, int from, int to) {
        if (to > from) {
            out.accept(bytes.slice(from, to));
        }
    }

    private State next(byte octet) {
        return switch (state) {
            case LINE_START -> octet == '.' ? State.DOT : text(octet);
            case DOT -> octet == '\r' ? State.DOT_CR : text(octet);
            case DOT_CR -> octet == '\n' ? State.ENDED : text(octet);
            case CR -> octet == '\n' ? State.LINE_START : text(octet);
            case TEXT, ENDED -> text(octet);
        };
    }

    private static State text(byte octet) {
        return octet == '\r' ? State.CR : State.TEXT;
    }

    /** No more will come: a dot line without its end was text after all. */
    public void finish() {
        if (state == State.DOT_CR) {
            out.accept(CR);
        }
    }
}
