package mailtap.viewer.print;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What standard output and standard error lead to.
 *
 * @param width of the terminal, or what to fit output to where there is none: $COLUMNS, else as wide as it comes
 */
public record Terminal(boolean out, boolean err, int width, Charset charset) {
    private static final int USUAL_WIDTH = 80;
    /** Of what goes to a file or another program: nothing is cut off. */
    public static final int NO_EDGE = 1 << 20;

    private static final int LEAST_WIDTH = 40;

    /** No terminal at all. */
    public static Terminal none(int width) {
        return new Terminal(false, false, width, StandardCharsets.UTF_8);
    }

    public static Terminal ofProcess(Map<String, String> environment) {
        boolean out = isTerminal(1);
        boolean err = isTerminal(2);
        return new Terminal(out, err, width(environment, out), charset(out));
    }

    // Java says whether there is a console only for both standard input and output together.
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return isConsole();
        }
    }

    // From Java 22 on there may be a console object without a terminal; the method that tells is newer than Java 21.
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private static int width(Map<String, String> environment, boolean terminal) {
        String columns = environment.getOrDefault("COLUMNS", "");
        if (columns.matches("[1-9][0-9]{0,3}")) {
            return Math.max(LEAST_WIDTH, Integer.parseInt(columns));
        }
        return terminal ? Math.max(LEAST_WIDTH, askStty()) : NO_EDGE;
    }

    private static int askStty() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (stty.waitFor(1, TimeUnit.SECONDS) && answer.matches("[0-9]{1,4} [1-9][0-9]{0,3}")) {
                return Integer.parseInt(answer.substring(answer.indexOf(' ') + 1));
            }
        } catch (IOException e) {
            return USUAL_WIDTH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return USUAL_WIDTH;
    }

    // A pipe gets UTF-8 whatever the locale; only a Windows console has to be given what it says it wants.
    private static Charset charset(boolean terminal) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        String named = System.getProperty("stdout.encoding", "UTF-8");
        return windows && terminal && Charset.isSupported(named) ? Charset.forName(named) : StandardCharsets.UTF_8;
    }

    /** Standard output or error without Java's PrintStream, which hides failures. */
    public static FileOutputStream stream(boolean error) {
        return new FileOutputStream(error ? FileDescriptor.err : FileDescriptor.out);
    }
}
