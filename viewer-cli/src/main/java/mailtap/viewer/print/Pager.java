package mailtap.viewer.print;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that shows long output page by page: {@code $MAILTAP_PAGER}, {@code $PAGER} or {@code less}. */
public final class Pager {
    private Pager() {}

    /** A stream into the pager, or empty where there is none to be had; closing it waits until the user has left. */
    public static Optional<OutputStream> start(Map<String, String> environment) {
        String wanted = environment.getOrDefault("MAILTAP_PAGER", environment.getOrDefault("PAGER", "less"));
        // A terminal that can do nothing would be asked for a key, and show no page.
        boolean simple = environment.getOrDefault("TERM", "").equals("dumb");
        if (simple || wanted.isBlank() || wanted.equals("cat")) {
            return Optional.empty();
        }
        ProcessBuilder builder = new ProcessBuilder(List.of(wanted.strip().split("\\s+")));
        // Colours pass, output that fits one screen just stays, and the screen is not cleared at the end.
        builder.environment().putIfAbsent("LESS", "FRX");
        builder.environment().putIfAbsent("LESSCHARSET", "utf-8");
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            return Optional.of(new Pipe(builder.start()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static final class Pipe extends OutputStream {
        private final Process process;
        private final OutputStream in;

        Pipe(Process process) {
            this.process = process;
            this.in = process.getOutputStream();
        }

        @Override
        public void write(int b) throws IOException {
            in.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            in.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            in.flush();
        }

        @Override
        public void close() throws IOException {
            try {
                in.close();
            } finally {
                await();
            }
        }

        private void await() {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
