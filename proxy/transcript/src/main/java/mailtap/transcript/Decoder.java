package mailtap.transcript;

import java.time.Instant;

/** Reads one session along as it is relayed. A live source calls it on its event loop: it must not block. */
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
}
