package mailtap.dialogue;

import java.util.Set;
import mailtap.dialogue.Command.How;
import mailtap.transcript.Bytes;
import mailtap.transcript.TlsFacts;

/** Commands and replies of RFC 5321 and its extensions; LMTP (RFC 2033) differs in one verb. */
final class SmtpGrammar implements Grammar {
    private static final Set<String> OTHER_VERBS = Set.of(
            "VRFY",
            "EXPN",
            "HELP",
            "NOOP",
            "ETRN",
            "TURN",
            "ATRN",
            "SEND",
            "SOML",
            "SAML",
            "XCLIENT",
            "XFORWARD",
            "XADR",
            "XSTA",
            "XCIR",
            "XGEN");

    private final boolean lmtp;
    private final Offers offers;

    SmtpGrammar(boolean lmtp, Offers offers) {
        this.lmtp = lmtp;
        this.offers = offers;
    }

    @Override
    public boolean oneReplyARecipient() {
        return lmtp;
    }

    @Override
    public Command command(Line line) {
        return switch (line.verb()) {
            case "MAIL" -> Command.plain(line, Asked.MAIL);
            case "RSET" -> Command.plain(line, Asked.NO_RECIPIENTS);
            case "EHLO", "LHLO" -> Command.plain(line, Asked.HELLO);
            case "HELO" -> Command.plain(line, Asked.HELO);
            case "QUIT" -> Command.plain(line, Asked.QUIT);
            case "BURL" -> Credentials.burl(line);
            case "RCPT" -> Command.plain(line, Asked.RECIPIENT);
            case "DATA" -> Command.plain(line, Asked.DATA);
            case "BDAT" -> bdat(line);
            case "STARTTLS" -> Command.plain(line, Asked.TLS);
            case "AUTH", "X-EXPS" -> Credentials.auth(line, Asked.NOTHING, offers);
            default ->
                OTHER_VERBS.contains(line.verb()) ? Command.plain(line, Asked.NOTHING) : Credentials.unknownVerb(line);
        };
    }

    /** A size that cannot be read is the server's to refuse: then no octets follow. */
    private static Command bdat(Line line) {
        int end = line.wordEnd(line.argument());
        long octets = Digits.parse(line.bytes(), line.argument(), end);
        if (octets < 0) {
            return Command.plain(line, Asked.NOTHING);
        }
        int next = line.nextWord(end);
        boolean last = line.word(next, line.wordEnd(next)).equals("LAST");
        return new Command(line, true, last ? Asked.LAST_CHUNK : Asked.CHUNK, line.textEnd(), octets, How.NOT);
    }

    @Override
    public ReplyLine reply(Bytes line) {
        if (line.length() < 3 || Digits.parse(line, 0, 3) < 0) {
            return ReplyLine.none();
        }
        boolean last = line.length() == 3 || line.at(3) != '-';
        int text = Math.min(4, Line.textEnd(line));
        return new ReplyLine(kind(line.at(0)), line.slice(0, 3).latin1(), last, text, -1);
    }

    private static ReplyLine.Kind kind(byte firstDigit) {
        return switch (firstDigit) {
            case '2' -> ReplyLine.Kind.POSITIVE;
            case '3' -> ReplyLine.Kind.GO_ON;
            default -> ReplyLine.Kind.NEGATIVE;
        };
    }

    @Override
    public boolean asksForContent(ReplyLine reply) {
        return reply.kind() == ReplyLine.Kind.GO_ON;
    }

    @Override
    public boolean opensSession(ReplyLine reply) {
        return reply.kind() == ReplyLine.Kind.NEGATIVE || reply.code().equals("220");
    }

    @Override
    public TlsFacts.StartedBy upgrade() {
        return TlsFacts.StartedBy.STARTTLS;
    }
}
