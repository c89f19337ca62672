package mailtap.viewer.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import mailtap.transcript.Bytes;
import mailtap.viewer.print.Screen;

/** Bytes to an output, from where no checked exception can pass. */
record Writing(Screen out) implements Consumer<Bytes> {
    @Override
    public void accept(Bytes bytes) {
        try {
            out.raw(bytes.toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
