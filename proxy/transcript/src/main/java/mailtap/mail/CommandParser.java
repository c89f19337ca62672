package mailtap.mail;

import java.util.Locale;

/** Reads a command line: a word, and the rest. */
final class CommandParser {
    private CommandParser() {}

    static Command parse(String line) {
        String stripped = line.stripLeading();
        int blank = 0;
        while (blank < stripped.length() && !Character.isWhitespace(stripped.charAt(blank))) {
            blank++;
        }
        String verb = stripped.substring(0, blank).toUpperCase(Locale.ROOT);
        return new Command(verb, stripped.substring(blank).strip(), line);
    }
}
