package mailtap.relay;

import java.time.Instant;
import java.util.function.Consumer;
import mailtap.dialogue.Dialogue;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Side;
import mailtap.transcript.TlsMode;
import mailtap.transcript.Verdict;

/** Decoders that are dialogues, as in the product. */
final class Dialogues implements Decoder {
    private final Dialogue dialogue;

    private Dialogues(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    static Decoder open(Route route, Consumer<Entry> out) {
        TlsMode mode = route.tls().opensStartTls() ? TlsMode.INTERCEPT : TlsMode.PASS;
        return new Dialogues(new Dialogue(route.protocol(), Secrets.kept(), out, mode));
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
