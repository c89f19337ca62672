package mailtap.dialogue;

import mailtap.transcript.Bytes;

/** Whether bytes of which nobody knows what they are can be shown. */
final class Harmless {
    private static final byte LF = '\n';

    private Harmless() {}

    /** They are whole lines, each a known command without a secret: read as anything else they hold none either. */
    static boolean commands(Bytes bytes, Grammar grammar) {
        int from = 0;
        while (from < bytes.length()) {
            int lf = bytes.indexOf(LF, from);
            if (lf < 0) {
                return false;
            }
            Command command = Credentials.careful(grammar.command(Line.of(bytes.slice(from, lf + 1))));
            if (!command.known() || command.hasSecret() || command.octets() > 0) {
                return false;
            }
            from = lf + 1;
        }
        return true;
    }
}
