package mailtap.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, with its own home. */
record Program(Path home, Map<String, String> environment) {
    private static final int SECONDS_MAX = 120;

    /** How it ended, and what it printed on both streams together. */
    record Ended(int code, String out) {}

    Program(Path home) {
        this(home, Map.of());
    }

    Ended run(String... command) {
        return feed("", command);
    }

    /** With something on its standard input. */
    Ended feed(String input, String... command) {
        try {
            Path in = Files.writeString(Files.createTempFile(home, "in", ""), input, StandardCharsets.UTF_8);
            Path out = Files.createTempFile(home, "out", "");
            Process process = builder(command)
                    .redirectInput(in.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(List.of(command) + " does not end; it said " + Files.readString(out));
            }
            return new Ended(process.exitValue(), new String(Files.readAllBytes(out), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    ProcessBuilder builder(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MAILTAP_"));
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(environment);
        return builder;
    }
}
