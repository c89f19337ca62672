package mailtap.viewer.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import mailtap.viewer.print.OutputLost;
import org.jspecify.annotations.Nullable;

/** Where help goes. A print writer hides that it could not print; this one remembers why. */
public final class HelpWriter extends PrintWriter {
    private final Remembering stream;

    private HelpWriter(Remembering stream) {
        super(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
        this.stream = stream;
    }

    static HelpWriter to(OutputStream out) {
        return new HelpWriter(new Remembering(out));
    }

    /** Why help could not be printed, if it could not. */
    public Optional<OutputLost> failure() {
        return Optional.ofNullable(stream.failure).map(OutputLost::new);
    }

    private static final class Remembering extends FilterOutputStream {
        private @Nullable IOException failure;

        Remembering(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
