package mailtap.transcript;

import java.time.Instant;

/**
 * A labelled piece of one side's stream.
 *
 * @param exchange which command it belongs to, counted from 1; 0 holds what the server says unasked: the greeting, and
 *     replies to no command
 * @param offset of its first byte in the side's stream
 * @param length in bytes, at least 1
 * @param bytes all {@code length} of them, or none where they are not kept
 */
public record Frame(Instant at, Side side, Label label, int exchange, long offset, long length, Bytes bytes)
        implements Entry {
    public Frame {
        if (length < 1 || offset < 0 || exchange < 0) {
            throw new IllegalArgumentException("length " + length + ", offset " + offset + ", exchange " + exchange);
        }
        boolean mayBeAbsent = label.isAbsent() || label == Label.CREDENTIAL;
        boolean kept = !label.isAbsent() && bytes.length() == length;
        if (!kept && !(mayBeAbsent && bytes.isEmpty())) {
            throw new IllegalArgumentException(label + " of " + length + " with " + bytes.length() + " bytes");
        }
    }

    public static Frame kept(Instant at, Side side, Label label, int exchange, long offset, Bytes bytes) {
        return new Frame(at, side, label, exchange, offset, bytes.length(), bytes);
    }

    public static Frame absent(Instant at, Side side, Label label, int exchange, long offset, long length) {
        return new Frame(at, side, label, exchange, offset, length, Bytes.EMPTY);
    }

    public boolean isKept() {
        return !bytes.isEmpty();
    }

    /** The same place in the stream, as a gap of the sink. */
    public Frame unkept() {
        return absent(at, side, Label.UNKEPT, exchange, offset, length);
    }
}
