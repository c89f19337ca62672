package mailtap.dialogue;

import java.util.Set;
import mailtap.dialogue.Command.How;
import mailtap.dialogue.ReplyLine.Kind;
import mailtap.transcript.Bytes;
import mailtap.transcript.TlsFacts;

/**
 * Commands and replies of RFC 1939, 2449, 2595, 5034 and 6856. Whether a positive reply brings a listing depends on the
 * arguments: LIST and UIDL without one, LANG without one, AUTH without one.
 */
final class Pop3Grammar implements Grammar {
    private static final Set<String> OTHER_VERBS = Set.of("STAT", "NOOP", "LAST", "UTF8");

    private final Offers offers;

    Pop3Grammar(Offers offers) {
        this.offers = offers;
    }

    @Override
    public Command command(Line line) {
        return switch (line.verb()) {
            case "LIST", "UIDL", "LANG" -> Command.plain(line, line.hasArgument() ? Asked.NOTHING : Asked.LISTING);
            case "CAPA" -> Command.plain(line, Asked.CAPABILITIES);
            case "DELE" -> Command.plain(line, Asked.DELETION);
            case "RSET" -> Command.plain(line, Asked.NO_RECIPIENTS);
            case "QUIT" -> Command.plain(line, Asked.QUIT);
            case "TOP" -> Command.plain(line, Asked.LISTING);
            case "RETR" -> Command.plain(line, Asked.MESSAGE);
            case "STLS" -> Command.plain(line, Asked.TLS);
            case "XTND" -> xtnd(line);
            case "AUTH" -> Credentials.auth(line, Asked.LISTING, offers);
            case "USER" -> new Command(line, true, Asked.NOTHING, line.textEnd(), 0, How.USER);
            case "PASS" -> Credentials.pass(line);
            case "APOP" -> Credentials.apop(line);
            default ->
                OTHER_VERBS.contains(line.verb()) ? Command.plain(line, Asked.NOTHING) : Credentials.unknownVerb(line);
        };
    }

    /** The one extension of XTND in use that lists, and the one that sends a message (RFC 1082). */
    private static Command xtnd(Line line) {
        return switch (line.word(line.argument(), line.wordEnd(line.argument()))) {
            case "XLST", "BBOARDS", "ARCHIVE" -> Command.plain(line, Asked.LISTING);
            case "XMIT" -> Command.plain(line, Asked.DATA);
            default -> Command.plain(line, Asked.NOTHING);
        };
    }

    @Override
    public ReplyLine reply(Bytes line) {
        if (startsWith(line, "+OK")) {
            return new ReplyLine(Kind.POSITIVE, "+OK", true, text(line, 3), octets(line));
        }
        if (startsWith(line, "-ERR")) {
            return new ReplyLine(Kind.NEGATIVE, "-ERR", true, text(line, 4), -1);
        }
        if (startsWith(line, "+") && (line.length() == 1 || line.at(1) <= ' ')) {
            return new ReplyLine(Kind.GO_ON, "+", true, text(line, 1), -1);
        }
        return ReplyLine.none();
    }

    /** {@code +OK 120 octets}. */
    private static long octets(Bytes line) {
        Line words = Line.of(line);
        int end = words.wordEnd(words.argument());
        int next = words.nextWord(end);
        boolean announced = words.word(next, words.wordEnd(next)).startsWith("OCTETS");
        return announced ? Digits.parse(line, words.argument(), end) : -1;
    }

    private static int text(Bytes line, int code) {
        return Math.min(code + 1, Line.textEnd(line));
    }

    private static boolean startsWith(Bytes line, String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (i >= line.length() || Character.toUpperCase((char) line.at(i)) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean oneReplyARecipient() {
        return false;
    }

    @Override
    public boolean asksForContent(ReplyLine reply) {
        return reply.kind() == Kind.POSITIVE;
    }

    @Override
    public boolean opensSession(ReplyLine reply) {
        return reply.kind() != Kind.GO_ON;
    }

    @Override
    public TlsFacts.StartedBy upgrade() {
        return TlsFacts.StartedBy.STLS;
    }
}
