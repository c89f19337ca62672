package mailtap.dialogue;

import java.util.regex.Pattern;

/**
 * Message data that a client sends though DATA was refused. The server reads it as commands, and so it is cut and masked
 * here; but where it begins is told once, instead of every line that is no command. It begins with a line that can only
 * be a header field and ends with a dot line, or with a command that begins or ends a transaction.
 */
final class Stray {
    private static final int SHOWN = 1000;
    private static final Pattern FIELD = Pattern.compile("[!-9;-~]+:.*", Pattern.DOTALL);
    private static final Pattern LAST =
            Pattern.compile("\\.|RSET|QUIT|MAIL FROM:.*|(EHLO|HELO|LHLO) \\S+", Pattern.CASE_INSENSITIVE);

    private boolean refused;
    private boolean within;

    /** DATA was refused, or something like it. */
    void refused() {
        refused = true;
    }

    /** Whether message data begins with this line. */
    boolean begins(Command command) {
        boolean first = refused
                && !within
                && !command.known()
                && FIELD.matcher(text(command.line())).matches();
        refused = false;
        within |= first;
        return first;
    }

    /** Whether a line is part of it; the last one ends it. */
    boolean holds(Command command) {
        boolean held = within;
        within &= !LAST.matcher(text(command.line())).matches();
        return held && (within || !command.known());
    }

    private static String text(Line line) {
        return line.bytes().slice(0, Math.min(SHOWN, line.textEnd())).latin1();
    }
}
