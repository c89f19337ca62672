package mailtap.relay;

import java.time.Instant;
import java.util.function.Consumer;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Protocol;
import mailtap.transcript.Side;

/** Reads one session along as it is relayed. Called on the session's event loop: it must not block. */
public interface Decoder {
    void received(Side side, Bytes bytes, Instant at);

    /** No more will come from this side. */
    void closed(Side side, Instant at);

    /** Makes one for each session; what it has to say of the session goes to {@code out}, in order. */
    @FunctionalInterface
    interface Factory {
        Decoder open(Protocol protocol, Consumer<Entry> out);
    }
}
