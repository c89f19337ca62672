package mailtap.dialogue;

import mailtap.transcript.ContentAfterRefusal;

/**
 * Message data that a client sends though DATA was refused. The server reads it as commands, and so it is cut and masked
 * here; but where it begins is told once, instead of every line that is no command.
 */
final class Stray {
    private static final int SHOWN = 1000;

    private boolean refused;
    private boolean within;

    /** DATA was refused, or something like it. */
    void refused() {
        refused = true;
    }

    /** Whether message data begins with this line. */
    boolean begins(Command command) {
        boolean first = refused && !within && !command.known() && ContentAfterRefusal.beginsWith(text(command.line()));
        refused = false;
        within |= first;
        return first;
    }

    /** Whether a line is part of it; the last one ends it. */
    boolean holds(Command command) {
        boolean held = within;
        within &= !ContentAfterRefusal.endsWith(text(command.line()));
        return held && (within || !command.known());
    }

    private static String text(Line line) {
        return line.bytes().slice(0, Math.min(SHOWN, line.textEnd())).latin1();
    }
}
