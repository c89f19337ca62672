package mailtap.dialogue;

import java.util.Arrays;
import java.util.function.Consumer;
import mailtap.transcript.Bytes;
import mailtap.transcript.Label;
import mailtap.transcript.Side;

/**
 * Cuts one side as TLS records (RFC 8446 5.1) for as long as it parses as such. Handshake records in clear are kept,
 * because the hellos say who wants which TLS; ciphertext is only counted.
 */
final class TlsCutter {
    private static final int HEADER = 5;
    private static final int RECORD_MAX = (1 << 14) + 2048;
    private static final int FIRST_TYPE = 20;
    private static final int LAST_TYPE = 24;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;

    /** What the next byte of the side is. */
    enum State {
        TLS,
        /** At a record boundary stands text. */
        PLAIN,
        /** Neither TLS nor text. */
        BROKEN
    }

    private final Side side;
    private final Scribe scribe;
    private final Consumer<Bytes> hellos;
    /** The plain record that is not whole yet. */
    private final Gather record = new Gather();

    private final byte[] header = new byte[HEADER];
    private int headerLength;
    private long remaining;
    private long kept;
    private boolean keeping = true;
    private State state = State.TLS;

    /** @param hellos is given every plain record when it is whole, and nothing when there are no more of them */
    TlsCutter(Side side, Scribe scribe, Consumer<Bytes> hellos) {
        this.side = side;
        this.scribe = scribe;
        this.hellos = hellos;
    }

    State state() {
        return state;
    }

    static boolean beginsRecord(byte b) {
        return b >= FIRST_TYPE && b <= LAST_TYPE;
    }

    /** Returns the index up to which the chunk was TLS; look at {@link #state()} when that is not its end. */
    int cut(Bytes chunk, int from, int exchange) {
        int i = from;
        while (i < chunk.length() && state == State.TLS) {
            if (remaining > 0) {
                int end = (int) Math.min(chunk.length(), i + remaining);
                write(chunk.slice(i, end), exchange);
                remaining -= end - i;
                i = end;
                tellIfWhole();
            } else if (headerLength == 0 && !beginsRecord(chunk.at(i))) {
                state = isText(chunk.at(i)) ? State.PLAIN : State.BROKEN;
            } else {
                header[headerLength++] = chunk.at(i++);
                readHeader(exchange);
            }
        }
        return i;
    }

    private void readHeader(int exchange) {
        boolean sound = headerLength < 2 || header[1] == 3;
        int length = ((header[3] & 0xff) << 8) | (header[4] & 0xff);
        if (!sound || (headerLength == HEADER && length > RECORD_MAX)) {
            state = State.BROKEN;
            keeping = false;
            flush(exchange);
        } else if (headerLength == HEADER) {
            keeping &= (header[0] == HANDSHAKE || header[0] == ALERT) && kept + length <= Limits.HELLO_BYTES;
            kept += length;
            remaining = length;
            flush(exchange);
            tellIfWhole();
        }
    }

    private void tellIfWhole() {
        if (!keeping) {
            hellos.accept(Bytes.EMPTY);
        } else if (remaining == 0) {
            hellos.accept(record.take());
        }
    }

    /** Writes what there is of a header, when it is whole or no more will come. */
    void flush(int exchange) {
        write(Bytes.wrap(Arrays.copyOf(header, headerLength)), exchange);
        headerLength = 0;
    }

    private void write(Bytes bytes, int exchange) {
        if (keeping) {
            record.add(bytes);
        }
        scribe.write(side, keeping ? Label.OPAQUE : Label.WITHHELD, exchange, bytes);
    }

    /** Bytes are missing: within a record that is harmless, otherwise nothing is certain any more. */
    void lost(long length) {
        if (length <= remaining) {
            remaining -= length;
        } else {
            state = State.BROKEN;
        }
    }

    private static boolean isText(byte b) {
        return (b >= ' ' && b < 0x7f) || b == '\r' || b == '\n';
    }
}
