package mailtap.relay;

import java.util.function.Consumer;
import mailtap.transcript.Decoder;
import mailtap.transcript.Entry;

/** Makes a decoder for each session; what it has to say of the session goes to {@code out}, in order. */
@FunctionalInterface
public interface Decoders {
    Decoder open(Route route, Consumer<Entry> out);
}
