package mailtap.notation;

import java.time.Instant;
import mailtap.transcript.Bytes;
import mailtap.transcript.Side;

/** One step of a talk: what a source would tell of the wire, without any understanding of it. */
public sealed interface Turn {
    Side side();

    Instant at();

    /** Bytes that were sent: one line of the notation. */
    record Said(Side side, Instant at, Bytes bytes) implements Turn {}

    /** Bytes that were sent and not seen. */
    record Lost(Side side, Instant at, long length) implements Turn {}

    /** The side sends no more. */
    record Closed(Side side, Instant at) implements Turn {}
}
