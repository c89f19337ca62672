package mailtap.viewer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import mailtap.viewer.home.StopSignal;
import mailtap.viewer.home.Surroundings;
import mailtap.viewer.print.Terminal;

/** Runs command lines inside the test, with a home folder, a clock and a terminal of their own. */
final class Cli {
    private final Map<String, String> environment = new HashMap<>();
    private final StopSignal stop = StopSignal.byHand();
    private Terminal terminal = Terminal.none(80);

    private InputStream in = InputStream.nullInputStream();

    /** What one run left behind. */
    record Result(int exitCode, String out, String err) {}

    Cli(Path home) {
        environment.put("HOME", home.toString());
        environment.put("XDG_DATA_HOME", home.resolve(".local/share").toString());
        environment.put("MAILTAP_PAGER", "cat");
    }

    Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Cli onTerminal(int width) {
        terminal = new Terminal(true, true, width, StandardCharsets.UTF_8);
        return this;
    }

    Cli wide(int width) {
        terminal = Terminal.none(width);
        return this;
    }

    /** What it reads on standard input. */
    Cli hearing(String text) {
        in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** What ends a command that goes on by itself. */
    StopSignal stop() {
        return stop;
    }

    Result run(String... args) {
        return run(new ByteArrayOutputStream(), args);
    }

    /** The same, for one who looks at the output while it comes. */
    Result run(ByteArrayOutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(surroundings(out, err), args);
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Surroundings surroundings(OutputStream out, OutputStream err) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
        return new Surroundings(in, out, err, Map.copyOf(environment), terminal, clock, stop);
    }
}
