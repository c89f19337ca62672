package mailtap.relay;

import java.time.Instant;
import java.util.function.Consumer;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Side;
import mailtap.transcript.Verdict;

/** Reads one session along as it is relayed. Called on the session's event loop: it must not block. */
public interface Decoder {
    Verdict received(Side side, Bytes bytes, Instant at);

    /** Came in clear behind an agreement on TLS, as an injection does; it is passed on to nobody. */
    void dropped(Side side, Bytes bytes, Instant at);

    /** From here on this leg is encrypted, and what is received on it was decrypted. */
    void secured(Side leg, Instant at);

    /** Said to the server by mailtap itself (side CLIENT), or the server's answer to that; not passed on. */
    void own(Side side, Bytes bytes, Instant at);

    /** No more will come from this side. */
    void closed(Side side, Instant at);

    /** Makes one for each session; what it has to say of the session goes to {@code out}, in order. */
    @FunctionalInterface
    interface Factory {
        Decoder open(Route route, Consumer<Entry> out);
    }
}
