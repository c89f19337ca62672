package mailtap.viewer.home;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import mailtap.viewer.print.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * A secret from the person at the keyboard, who does not see it, or from a file or standard input for scripts. Never from
 * the command line: other users of the machine can read that.
 */
public final class SecretInput {
    private static final int LONGEST = 64 << 10;

    private SecretInput() {}

    /** @param from a file, {@code -} for standard input, or null to ask; a line end at its end is not part of it */
    public static String read(Surroundings surroundings, String what, @Nullable Path from) throws IOException {
        if (from == null) {
            return ask(what);
        }
        byte[] bytes = from.toString().equals("-")
                ? surroundings.in().readNBytes(LONGEST)
                : Files.newInputStream(from).readNBytes(LONGEST);
        return new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", "");
    }

    private static String ask(String what) {
        Console console = Terminal.isConsole() ? System.console() : null;
        char[] typed = console == null ? null : console.readPassword("%s (not shown): ", what);
        if (typed == null) {
            throw new Mistake("there is no terminal to ask for the " + what.toLowerCase(Locale.ROOT)
                    + " on; give it with --secret-from FILE, or --secret-from - for standard input");
        }
        return new String(typed);
    }
}
