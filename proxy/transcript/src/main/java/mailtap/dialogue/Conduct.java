package mailtap.dialogue;

import java.util.Map;
import java.util.Set;
import mailtap.dialogue.Command.How;
import mailtap.dialogue.ReplyLine.Kind;
import mailtap.transcript.Bytes;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Protocol;
import mailtap.transcript.Side;

/**
 * How both sides behave: commands out of order, unknown or never offered, replies of a kind that does not belong there.
 * It only tells; where frames end and what is masked does not depend on it.
 */
final class Conduct {
    /** Commands that an extension brings, and the keyword that offers it. */
    private static final Map<String, String> EXTENSIONS = Map.of(
            "STARTTLS",
            "STARTTLS",
            "BDAT",
            "CHUNKING",
            "ETRN",
            "ETRN",
            "BURL",
            "BURL",
            "STLS",
            "STLS",
            "UTF8",
            "UTF8",
            "LANG",
            "LANG");

    private static final Set<String> ENVELOPE = Set.of("MAIL", "RCPT");

    private final Scribe scribe;
    private final Unanswered unanswered;
    private final Offers offers;
    private final Order order;
    private final EnvelopeRules envelope;
    private final boolean pop3;
    private int exchange;
    private long offset;
    private boolean toldPipelining;
    private boolean behindChunk;

    Conduct(Protocol protocol, Scribe scribe, Unanswered unanswered, Offers offers) {
        this.scribe = scribe;
        this.unanswered = unanswered;
        this.offers = offers;
        this.pop3 = protocol == Protocol.POP3;
        this.order = pop3 ? new Pop3Order() : new SmtpOrder();
        this.envelope = new EnvelopeRules(offers, this::client);
    }

    Offers offers() {
        return offers;
    }

    boolean announcedEightBit() {
        return envelope.announcedEightBit();
    }

    /**
     * A command was written.
     *
     * @param ahead others still waited for their reply when it came
     */
    void command(Command command, int number, long at, boolean ahead) {
        exchange = number;
        offset = at;
        boolean first = behindChunk;
        behindChunk = command.octets() > 0;
        if (unanswered.isAdrift()) {
            return;
        }
        if (!command.known()) {
            client(first ? FindingKind.BDAT_DOES_NOT_FIT : FindingKind.UNKNOWN_VERB, "");
            return;
        }
        Line line = command.line();
        String verb = line.verb();
        pipelined(ahead);
        String disorder = order.command(verb, command.asked());
        if (!disorder.isEmpty()) {
            client(FindingKind.OUT_OF_ORDER, disorder);
        }
        offered(command, verb);
        if (ENVELOPE.contains(verb) && !pop3) {
            Bytes argument = line.bytes().slice(line.argument(), Math.max(line.argument(), line.textEnd()));
            envelope.command(verb, argument.latin1());
        }
    }

    private void pipelined(boolean ahead) {
        boolean offered = offers.has("PIPELINING") || (pop3 && !offers.isKnown());
        if (ahead && !offered && !toldPipelining) {
            toldPipelining = true;
            client(FindingKind.PIPELINING_NOT_OFFERED, "");
        }
    }

    private void offered(Command command, String verb) {
        if (!offers.isKnown()) {
            return;
        }
        String extension = EXTENSIONS.get(verb);
        if (extension != null && !offers.has(extension)) {
            client(FindingKind.EXTENSION_NOT_OFFERED, extension);
        }
        if (command.login() == How.SASL && command.namesMechanism()) {
            mechanism(command.mechanism());
        }
    }

    private void mechanism(String name) {
        Set<String> now = offers.mechanisms();
        if (now.contains(name)) {
            return;
        }
        boolean withdrawn = offers.hasEverOffered(name);
        String words = now.isEmpty() ? "no login is offered" : "offered: " + String.join(" ", now);
        client(
                withdrawn ? FindingKind.MECHANISM_WITHDRAWN : FindingKind.MECHANISM_NOT_OFFERED,
                Offers.printable(words));
    }

    /**
     * A whole reply to the oldest command.
     *
     * @param inContent it answers message data and not the command that announced it
     */
    void replied(Asked asked, ReplyLine reply, boolean inContent) {
        order.replied(asked, reply);
        if (asked == Asked.AUTH && reply.kind() == Kind.POSITIVE) {
            offers.loggedIn();
        }
        if (asked == Asked.HELO && reply.kind() == Kind.POSITIVE) {
            offers.none();
        }
        boolean goOn = asked == Asked.AUTH || (asked == Asked.DATA && !inContent);
        boolean strange = reply.kind() == Kind.GO_ON && !goOn;
        boolean tooEarly = asked == Asked.DATA && !inContent && !pop3 && reply.kind() == Kind.POSITIVE;
        if (strange || tooEarly || !isOfAClass(reply.code())) {
            server(FindingKind.REPLY_CLASS_UNEXPECTED, reply.code());
        }
    }

    private boolean isOfAClass(String code) {
        return pop3 || (code.charAt(0) >= '2' && code.charAt(0) <= '5');
    }

    /** The server's list of keywords is whole. */
    void offersEnd() {
        offers.end(this::server);
    }

    void tlsAgreed() {
        offers.tlsAgreed();
        order.tlsAgreed();
    }

    /** Both sides are done. */
    void closed() {
        if (order.unfinished() > 0 && !unanswered.isAdrift()) {
            String words = order.unfinished() + " marked";
            scribe.finding(Side.CLIENT, unanswered.last(), -1, FindingKind.DELE_WITHOUT_QUIT, words);
        }
    }

    private void client(FindingKind kind, String detail) {
        scribe.finding(Side.CLIENT, exchange, offset, kind, detail);
    }

    private void server(FindingKind kind, String detail) {
        scribe.finding(Side.SERVER, unanswered.number(), -1, kind, detail);
    }
}
