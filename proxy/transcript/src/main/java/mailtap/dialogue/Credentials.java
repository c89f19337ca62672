package mailtap.dialogue;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import mailtap.dialogue.Command.How;
import mailtap.sasl.Login;
import mailtap.transcript.Bytes;

/** Command lines that hold secrets, or may. In doubt the rest of the line is one. */
final class Credentials {
    /** Unknown verbs that begin so are meant as logins: {@code PASSWORD x}, {@code AUTHPLAIN x}, {@code LOGIN x y}. */
    private static final List<String> TELLING = List.of("PASS", "AUTH", "APOP", "LOGIN");

    private static final byte CR = '\r';
    private static final int LONGEST_MECHANISM = 24;
    private static final Pattern PRIVATE_MECHANISM = Pattern.compile("X-[A-Z0-9_-]{1,18}");

    /**
     * What may stand alone in a line and be shown though no command is called so: a slip of a verb, or an extension's, or
     * the end of a message. A longer word, or one with other characters, may be a password that somebody typed.
     */
    private static final Pattern VERB_LIKE = Pattern.compile("[A-Za-z]{0,4}|[A-Z][A-Z-]{2,11}|X[A-Z0-9-]{2,11}|\\.");

    private Credentials() {}

    /**
     * AUTH (RFC 4954 4, RFC 5034 4).
     *
     * @param bare what it asks for without a mechanism
     */
    static Command auth(Line line, Asked bare, Offers offers) {
        if (!line.hasArgument()) {
            return Command.plain(line, bare);
        }
        int mechanismEnd = line.wordEnd(line.argument());
        if (!isMechanism(line, mechanismEnd, offers)) {
            return new Command(line, true, Asked.AUTH, line.argument(), 0, How.SASL);
        }
        return new Command(line, true, Asked.AUTH, line.nextWord(mechanismEnd), 0, How.SASL);
    }

    /**
     * A name that is known, or offered by the server, or in capitals and marked as private. Somebody who forgets the
     * mechanism types the secret in its place, and a secret may look like any name.
     */
    private static boolean isMechanism(Line line, int end, Offers offers) {
        if (end - line.argument() > LONGEST_MECHANISM) {
            return false;
        }
        String typed = line.bytes().slice(line.argument(), end).latin1();
        String name = typed.toUpperCase(Locale.ROOT);
        return Login.isMechanism(name)
                || offers.hasEverOffered(name)
                || PRIVATE_MECHANISM.matcher(typed).matches();
    }

    /** The last part of a URL that authorises by itself is as good as a password (RFC 4467 3, RFC 4468 3.2). */
    static Command burl(Line line) {
        String text = line.bytes().slice(0, line.textEnd()).latin1().toUpperCase(Locale.ROOT);
        int url = text.indexOf(";URLAUTH=");
        int end = url < 0 ? -1 : line.wordEnd(url);
        int token = end < 0 ? -1 : text.substring(0, end).lastIndexOf(':') + 1;
        return token <= url
                ? Command.plain(line, Asked.NOTHING)
                : new Command(line, true, Asked.NOTHING, token, end, 0, How.NOT);
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
        return secret < 0 ? lonely(line) : Command.unknown(line).likeLogin(secret);
    }

    private static Command lonely(Line line) {
        boolean alone = !line.hasArgument() && line.verbStart() < line.textEnd();
        String word = line.bytes().slice(line.verbStart(), line.verbEnd()).latin1();
        return alone && !VERB_LIKE.matcher(word).matches()
                ? new Command(line, false, Asked.NOTHING, line.verbStart(), 0, How.NOT)
                : Command.unknown(line);
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
