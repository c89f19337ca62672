package mailtap.viewer.print;

import java.io.IOException;
import java.util.Locale;

/** The output could not be written. */
public final class OutputLost extends IOException {
    private static final long serialVersionUID = 1;

    public OutputLost(IOException cause) {
        super("cannot write the output: " + cause.getMessage(), cause);
    }

    /** True when the reader went away, as {@code head} does: no failure at all. */
    public boolean isBrokenPipe() {
        Throwable cause = getCause();
        String message = cause == null || cause.getMessage() == null ? "" : cause.getMessage();
        String lower = message.toLowerCase(Locale.ROOT);
        return lower.contains("broken pipe") || lower.contains("pipe is being closed") || lower.contains("pipe closed");
    }
}
