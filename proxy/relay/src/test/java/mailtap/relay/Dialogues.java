package mailtap.relay;

import java.util.function.Consumer;
import mailtap.dialogue.Dialogue;
import mailtap.sasl.Secrets;
import mailtap.transcript.Decoder;
import mailtap.transcript.Entry;

/** Decoders that are dialogues, as in the product. */
final class Dialogues {
    private Dialogues() {}

    static Decoder open(Route route, Consumer<Entry> out) {
        return new Dialogue(route.protocol(), Secrets.kept(), out, route.tls().startTlsMode());
    }
}
