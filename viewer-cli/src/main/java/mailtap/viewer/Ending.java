package mailtap.viewer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mailtap.journal.LockedException;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.FailureWords;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.home.PrivateFiles;
import mailtap.viewer.home.StateFolder;
import mailtap.viewer.home.Surroundings;
import mailtap.viewer.print.OutputLost;
import mailtap.viewer.print.Visible;

/** How what a command threw is told: one line on standard error, and an exit code. */
final class Ending {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS");

    private final Surroundings surroundings;

    Ending(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    int of(Throwable thrown) {
        return switch (thrown) {
            case Mistake mistake -> tell(mistake);
            case OutputLost lost when lost.isBrokenPipe() -> ExitCode.DONE;
            case BindException refused -> tell(FailureWords.of(refused), ExitCode.WRONG_USE);
            case LockedException locked -> tell(FailureWords.of(locked), ExitCode.WRONG_USE);
            case IOException failure -> tell(FailureWords.of(failure), ExitCode.IO);
            case UncheckedIOException failure -> of(Objects.requireNonNull(failure.getCause()));
            case OutOfMemoryError ignored ->
                tell("out of memory; give Java more with MAILTAP_JAVA_OPTS=-Xmx1g", ExitCode.BUG);
            default -> tell(bug(thrown), ExitCode.BUG);
        };
    }

    private int tell(Mistake mistake) {
        return tell(mistake.line(), mistake.picture(), ExitCode.WRONG_USE);
    }

    int tell(String line, int exitCode) {
        return tell(line, List.of(), exitCode);
    }

    private int tell(String line, List<String> picture, int exitCode) {
        StringBuilder text = new StringBuilder("mailtap: " + Visible.text(line) + "\n");
        picture.forEach(below -> text.append(Visible.text(below)).append('\n'));
        try {
            OutputStream err = surroundings.err();
            err.write(text.toString().getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            // Nobody listens on standard error: the exit code has to do.
            return exitCode;
        }
        return exitCode;
    }

    private String bug(Throwable thrown) {
        String what = thrown.getClass().getSimpleName();
        return report(thrown)
                .map(file -> "a bug in mailtap (" + what + "); please report it with " + file)
                .orElse("a bug in mailtap (" + what + "); no report could be written");
    }

    private Optional<Path> report(Throwable thrown) {
        try {
            Path state = StateFolder.of(surroundings);
            PrivateFiles.createFolder(state);
            Path file = state.resolve(
                    "bug-" + STAMP.format(surroundings.clock().instant().atZone(surroundings.zone())) + ".txt");
            PrivateFiles.createFile(file, trace(thrown).getBytes(StandardCharsets.UTF_8));
            return Optional.of(file);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    // Without messages: they may quote captured text, and this file is meant to be sent to somebody.
    private static String trace(Throwable thrown) {
        StringBuilder text = new StringBuilder("java " + System.getProperty("java.version") + "\n");
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 10; cause = cause.getCause()) {
            text.append(cause.getClass().getName()).append('\n');
            for (StackTraceElement element : cause.getStackTrace()) {
                text.append("    at ").append(element).append('\n');
            }
            depth++;
        }
        return text.toString();
    }
}
