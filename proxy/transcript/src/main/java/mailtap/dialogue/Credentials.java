package mailtap.dialogue;

import java.util.List;
import mailtap.dialogue.Command.How;
import mailtap.transcript.Bytes;

/** Command lines that hold secrets, or may. In doubt the rest of the line is one. */
final class Credentials {
    /** Unknown verbs that begin so are meant as logins: {@code PASSWORD x}, {@code AUTHPLAIN x}, {@code LOGIN x y}. */
    private static final List<String> TELLING = List.of("PASS", "AUTH", "APOP", "LOGIN");

    private static final byte CR = '\r';
    private static final int LONGEST_MECHANISM = 20;

    private Credentials() {}

    /**
     * AUTH (RFC 4954 4, RFC 5034 4).
     *
     * @param bare what it asks for without a mechanism
     */
    static Command auth(Line line, Asked bare) {
        if (!line.hasArgument()) {
            return Command.plain(line, bare);
        }
        int mechanismEnd = line.wordEnd(line.argument());
        if (!isMechanism(line, mechanismEnd)) {
            return new Command(line, true, Asked.NOTHING, line.argument(), 0, How.NOT);
        }
        return new Command(line, true, Asked.AUTH, line.nextWord(mechanismEnd), 0, How.SASL);
    }

    /** By the shape of RFC 4422 3.1; somebody who forgets the mechanism types the secret in its place. */
    private static boolean isMechanism(Line line, int end) {
        if (end - line.argument() > LONGEST_MECHANISM) {
            return false;
        }
        for (int i = line.argument(); i < end; i++) {
            char c = (char) (line.bytes().at(i) & 0xff);
            if (c >= 0x80 || (!Character.isLetterOrDigit(c) && c != '-' && c != '_')) {
                return false;
            }
        }
        return true;
    }

    /** PASS takes the rest of the line behind one blank, blanks included (RFC 1939 7). */
    static Command pass(Line line) {
        int secret = Math.min(line.verbEnd() + 1, line.textEnd());
        return new Command(line, true, Asked.SECRET, secret, 0, How.PASS);
    }

    /** The digest is the last of two words; a single word may be anything. */
    static Command apop(Line line) {
        int digest = line.nextWord(line.wordEnd(line.argument()));
        int secret = digest < line.textEnd() ? digest : line.argument();
        return new Command(line, true, Asked.SECRET, secret, 0, How.APOP);
    }

    /** Whatever in an unknown command begins like a login is taken for one: the words before it may be anything. */
    static Command unknownVerb(Line line) {
        int secret = secretBehindTelling(line, line.verbStart());
        return secret < 0 ? Command.unknown(line) : Command.unknown(line).likeLogin(secret);
    }

    /** Some take a CR alone for a line end: then a login may stand behind it, in a line that begins as something else. */
    static Command careful(Command command) {
        Line line = command.line();
        int cr = line.bytes().slice(0, line.textEnd()).indexOf(CR, 0);
        if (cr < 0 || command.hasSecret() || command.login() != How.NOT) {
            return command;
        }
        int secret = secretBehindTelling(line, cr + 1);
        return secret < 0 ? command : command.likeLogin(secret);
    }

    private static int secretBehindTelling(Line line, int from) {
        for (int i = from; i < line.textEnd(); i++) {
            int behind = behindTelling(line.bytes(), i);
            if (behind > 0) {
                return line.nextWord(behind);
            }
        }
        return -1;
    }

    private static int behindTelling(Bytes bytes, int from) {
        for (String telling : TELLING) {
            if (matches(bytes, from, telling)) {
                return from + telling.length();
            }
        }
        return -1;
    }

    private static boolean matches(Bytes bytes, int from, String word) {
        int length = word.length();
        for (int i = 0; i < length; i++) {
            if (from + i >= bytes.length() || Character.toUpperCase((char) bytes.at(from + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
