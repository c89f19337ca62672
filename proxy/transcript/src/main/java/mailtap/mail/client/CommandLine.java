package mailtap.mail.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mailtap.transcript.Bytes;
import mailtap.transcript.Frame;

/**
 * The open part of a command as typed.
 *
 * @param whole the line ends here; otherwise something masked follows in it
 * @param ahead it was sent before the command in front of it was answered
 */
record CommandLine(int exchange, String text, boolean whole, boolean ahead) {
    private static final int LONGEST = 1_000;

    static CommandLine of(Frame frame, boolean ahead) {
        return new CommandLine(
                frame.exchange(), text(frame.bytes()), frame.bytes().endsWith((byte) '\n'), ahead);
    }

    /** The beginning of a line, without its end. */
    static String text(Bytes line) {
        String text = line.slice(0, Math.min(line.length(), LONGEST)).latin1();
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Its first word as typed. */
    String word() {
        String stripped = text.stripLeading();
        int blank = stripped.indexOf(' ');
        return blank < 0 ? stripped : stripped.substring(0, blank);
    }

    String verb() {
        return word().toUpperCase(Locale.ROOT);
    }

    String argument() {
        String stripped = text.stripLeading();
        return stripped.substring(word().length()).strip();
    }

    boolean hasArgument() {
        return !argument().isEmpty();
    }

    /** {@code upper}, {@code lower} or {@code mixed}. */
    String letterCase() {
        String word = word();
        if (word.equals(word.toUpperCase(Locale.ROOT))) {
            return "upper";
        }
        return word.equals(word.toLowerCase(Locale.ROOT)) ? "lower" : "mixed";
    }

    /** Of MAIL and RCPT: all up to the address, which is left out. */
    String form() {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return "no colon";
        }
        int path = colon + 1;
        while (path < text.length() && text.charAt(path) == ' ') {
            path++;
        }
        boolean brackets = path < text.length() && text.charAt(path) == '<';
        return text.substring(0, path) + (brackets ? "<>" : "address");
    }

    /** Of MAIL and RCPT: the names of their parameters in order, with those values that are words of the protocol. */
    String parameters() {
        int end = text.indexOf('>', Math.max(0, text.indexOf(':')));
        int from = end >= 0 ? end + 1 : text.indexOf(' ', text.indexOf(':') + 2);
        if (from < 0 || from >= text.length()) {
            return "none";
        }
        List<String> names = new ArrayList<>();
        for (String one : text.substring(from).strip().split(" +", -1)) {
            if (!one.isEmpty()) {
                names.add(named(one));
            }
        }
        return names.isEmpty() ? "none" : String.join(" ", names);
    }

    private static String named(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "BODY", "RET", "NOTIFY", "SMTPUTF8", "REQUIRETLS" -> parameter;
            case "AUTH" -> parameter.equalsIgnoreCase("AUTH=<>") ? parameter : name + "=…";
            default -> equals < 0 ? name : name + "=…";
        };
    }
}
