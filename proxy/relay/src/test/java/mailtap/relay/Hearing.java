package mailtap.relay;

import java.time.Instant;
import mailtap.transcript.Bytes;
import mailtap.transcript.Decoder;
import mailtap.transcript.Side;

/** A decoder that cares for what is received and for nothing else. */
abstract class Hearing implements Decoder {
    @Override
    public void dropped(Side side, Bytes bytes, Instant at) {}

    @Override
    public void secured(Side leg, Instant at) {}

    @Override
    public void own(Side side, Bytes bytes, Instant at) {}

    @Override
    public void closed(Side side, Instant at) {}
}
