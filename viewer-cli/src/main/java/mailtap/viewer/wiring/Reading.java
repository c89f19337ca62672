package mailtap.viewer.wiring;

import java.time.Instant;
import java.util.function.Consumer;
import mailtap.dialogue.Dialogue;
import mailtap.relay.Decoder;
import mailtap.relay.Route;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Side;
import mailtap.transcript.TlsMode;
import mailtap.transcript.Verdict;

/** A dialogue as the relay's decoder: neither knows the other. */
final class Reading implements Decoder {
    private final Dialogue dialogue;

    Reading(Route route, Secrets secrets, Consumer<Entry> out) {
        TlsMode mode = route.tls().opensStartTls() ? TlsMode.INTERCEPT : TlsMode.PASS;
        dialogue = new Dialogue(route.protocol(), secrets, out, mode);
    }

    @Override
    public Verdict received(Side side, Bytes bytes, Instant at) {
        return dialogue.received(side, bytes, at);
    }

    @Override
    public void dropped(Side side, Bytes bytes, Instant at) {
        dialogue.dropped(side, bytes, at);
    }

    @Override
    public void secured(Side leg, Instant at) {
        dialogue.secured(leg, at);
    }

    @Override
    public void own(Side side, Bytes bytes, Instant at) {
        dialogue.own(side, bytes, at);
    }

    @Override
    public void closed(Side side, Instant at) {
        dialogue.closed(side, at);
    }
}
