package mailtap.dialogue;

import java.util.ArrayList;
import java.util.List;
import mailtap.dialogue.LineCutter.Piece;
import mailtap.dialogue.ReplyLine.Kind;
import mailtap.dialogue.Scribe.Part;
import mailtap.transcript.Bytes;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Label;
import mailtap.transcript.Side;

/**
 * What the server says: {@code REPLIES}, line by line, until one of them announces a {@code LISTING} or TLS; {@code
 * STOPPED} it waits for both legs to be encrypted. The first
 * reply is the greeting; every other belongs to the oldest exchange that waits. What a whole reply means is for {@link
 * Answers} to say. {@code SEALED} is what can never be read again.
 */
final class ServerSide {
    enum Mode {
        REPLIES,
        LISTING,
        TLS,
        STOPPED,
        SEALED
    }

    private final Grammar grammar;
    private final Scribe scribe;
    private final Unanswered unanswered;
    private final Logins logins;
    private final Conduct conduct;
    private final Offers offers;
    private final Gather capabilities = new Gather();
    private final ClientSide client;
    private final Answers answers;
    private final Passage passage;
    private final LineCutter cutter = new LineCutter();
    private Mode mode = Mode.REPLIES;
    private ReplyLine reply = ReplyLine.none();
    private boolean within;
    private boolean greeted;
    private boolean asked;
    private int exchange;
    private boolean collecting;
    private long announced = -1;
    private final Later later;
    private ListingScan listing;

    ServerSide(Talk talk, ClientSide client) {
        this.grammar = talk.grammar();
        this.scribe = talk.scribe();
        this.unanswered = talk.unanswered();
        this.logins = talk.logins();
        this.conduct = talk.conduct();
        this.offers = conduct.offers();
        this.client = client;
        this.later = new Later(Side.SERVER, scribe);
        this.listing = newListing();
        this.passage = new Passage(Side.SERVER, talk);
        this.answers = new Answers(talk, client, this);
    }

    /** Returns how many of the bytes were taken: all, unless TLS is to begin before their end. */
    int received(Bytes chunk) {
        int from = 0;
        while (from < chunk.length() && mode != Mode.STOPPED) {
            from = switch (mode) {
                case REPLIES -> line(chunk, from);
                case LISTING -> listing(chunk, from);
                case TLS -> tls(chunk, from);
                case SEALED -> withheld(chunk, from);
                case STOPPED -> from;
            };
        }
        return from;
    }

    Mode mode() {
        return mode;
    }

    private int line(Bytes chunk, int from) {
        if (cutter.isAtLineStart() && passage.begins(chunk.at(from))) {
            mode = Mode.TLS;
            passage.restart();
            return from;
        }
        passage.spoke();
        Piece piece = cutter.next(chunk, from);
        int consumed = cutter.consumed();
        if (piece != null) {
            line(piece);
        }
        return consumed;
    }

    private void line(Piece piece) {
        if (!piece.first()) {
            tail(piece);
        } else {
            head(piece);
        }
        if (piece.last() && reply.kind() != Kind.NOT_A_REPLY) {
            within = !reply.last();
            if (reply.last()) {
                settle();
            }
        }
    }

    private void head(Piece piece) {
        Bytes line = piece.bytes();
        long offset = scribe.offset(Side.SERVER);
        ReplyLine before = reply;
        reply = grammar.reply(line);
        if (!within) {
            place();
        }
        scribe.line(Side.SERVER, exchange, line, parts(line));
        tell(line, offset, before);
        if (asked && unanswered.oldest() == Asked.HELLO && reply.kind() == Kind.POSITIVE) {
            keyword(line);
        }
    }

    /** The first line of a reply to EHLO greets, each further one offers something. */
    private void keyword(Bytes line) {
        if (within) {
            offer(line.slice(reply.text(), Line.textEnd(line)));
        } else {
            offers.begin();
        }
        if (reply.last()) {
            conduct.offersEnd();
        }
    }

    /** What holds a secret that the server echoes is no keyword, and must not get into a finding. */
    private void offer(Bytes line) {
        if (logins.echoes(line).isEmpty()) {
            offers.line(line.latin1());
        }
    }

    /** Which exchange a reply belongs to. */
    private void place() {
        boolean joined = !greeted && reply.kind() != Kind.NOT_A_REPLY && !grammar.opensSession(reply);
        if (joined) {
            greeted = true;
            unanswered.drift();
        }
        if (greeted && reply.isChallenge()) {
            unanswered.catchUp(Asked.AUTH);
        } else if (greeted && reply.asksForData()) {
            unanswered.catchUp(Asked.DATA);
        }
        asked = greeted && !unanswered.isEmpty();
        exchange = asked || (greeted && unanswered.isAdrift()) ? unanswered.number() : 0;
    }

    private List<Part> parts(Bytes line) {
        int end = Line.textEnd(line);
        boolean login = asked && unanswered.oldest() == Asked.AUTH;
        if (login
                && reply.kind() == Kind.GO_ON
                && logins.challenge(line.slice(reply.text(), end)) == Label.CREDENTIAL) {
            return List.of(new Part(reply.text(), end, Label.CREDENTIAL));
        }
        List<Part> proofs = login && reply.kind() == Kind.POSITIVE ? logins.proofs(line, reply.text(), end) : List.of();
        return proofs.isEmpty() ? logins.echoes(line.slice(0, end)) : proofs;
    }

    private void tail(Piece piece) {
        List<Part> parts = new ArrayList<>();
        if (logins.knowsSecrets()) {
            parts.add(new Part(0, Line.textEnd(piece.bytes()), Label.CREDENTIAL));
        }
        scribe.line(Side.SERVER, exchange, piece.bytes(), parts);
    }

    private void tell(Bytes line, long offset, ReplyLine before) {
        LineOddities.tell(line, offset, Limits.REPLY_LINE, this::found);
        if (reply.kind() == Kind.NOT_A_REPLY) {
            found(offset, FindingKind.NOT_A_REPLY, "");
        } else if (within && !before.code().isEmpty() && !before.code().equals(reply.code())) {
            found(offset, FindingKind.REPLY_CODES_DIFFER, before.code() + ", then " + reply.code());
        } else if (!within && greeted && !asked && !unanswered.isAdrift() && !reply.isClosing()) {
            found(offset, FindingKind.REPLY_WITHOUT_COMMAND, "");
        } else if (!within && greeted && !asked && !unanswered.isAdrift()) {
            found(offset, FindingKind.SERVER_CLOSING, "");
        }
    }

    /** A whole reply is there. */
    private void settle() {
        if (!greeted) {
            greeted = true;
            client.greeted();
            return;
        }
        Asked oldest = asked ? unanswered.oldest() : null;
        if (oldest != null) {
            answers.given(reply, oldest);
        } else {
            answers.givenUnasked(reply);
        }
    }

    /** A listing follows; {@code octets} is what the status line announced, or -1. */
    void startListing(long octets) {
        mode = Mode.LISTING;
        announced = octets;
        listing = newListing();
    }

    /** A list of what the server can do follows. */
    void startCapabilities() {
        startListing(-1);
        collecting = true;
    }

    private void collect(Bytes piece) {
        if (collecting) {
            capabilities.add(piece.slice(0, Math.min(piece.length(), Limits.CAPABILITY_BYTES - capabilities.length())));
        }
        if (collecting && listing.hasEnded()) {
            collecting = false;
            offers.begin();
            capabilities.take().latin1().lines().map(Bytes::latin1).forEach(this::offer);
            conduct.offersEnd();
        }
    }

    private int listing(Bytes chunk, int from) {
        int end = listing.scan(chunk, from, scribe.offset(Side.SERVER) - from);
        scribe.write(Side.SERVER, Label.LISTING, exchange, chunk.slice(from, end));
        later.tell(exchange);
        collect(chunk.slice(from, end));
        if (listing.hasEnded()) {
            mode = Mode.REPLIES;
            if (announced >= 0 && announced != listing.octets()) {
                String words = announced + " announced, " + listing.octets() + " sent";
                found(scribe.offset(Side.SERVER), FindingKind.OCTETS_DIFFER, words);
            }
        }
        return end;
    }

    private ListingScan newListing() {
        return new ListingScan(offset -> later.at(offset, FindingKind.BARE_LF, "in a listing"));
    }

    void chunkReadAsCommands() {
        unanswered.drift();
        found(-1, FindingKind.BDAT_REFUSED_AS_UNKNOWN, "");
    }

    void startTls() {
        mode = Mode.TLS;
        passage.agreed();
    }

    /** TLS is agreed upon, and will be opened. */
    void stop() {
        mode = Mode.STOPPED;
    }

    /** Both legs are encrypted. */
    void goOn() {
        mode = Mode.REPLIES;
    }

    private int tls(Bytes chunk, int from) {
        int end = passage.cut(chunk, from);
        mode = switch (passage.state()) {
            case TLS -> mode;
            case BROKEN -> Mode.SEALED;
            case PLAIN -> Mode.REPLIES;
        };
        return end;
    }

    private int withheld(Bytes chunk, int from) {
        scribe.absent(Side.SERVER, Label.WITHHELD, unanswered.last(), chunk.length() - from);
        return chunk.length();
    }

    /** Bytes are missing: which replies were among them nobody knows. */
    void lost(long length) {
        flush();
        scribe.absent(Side.SERVER, Label.LOST, unanswered.last(), length);
        if (mode == Mode.TLS) {
            passage.lost(length);
            return;
        }
        within = false;
        greeted = true;
        unanswered.forget();
        unanswered.drift();
        answers.missed();
    }

    /** The server will say no more. */
    void closed() {
        if (mode == Mode.LISTING) {
            found(scribe.offset(Side.SERVER), FindingKind.LISTING_WITHOUT_END, "");
        }
        flush();
    }

    private void flush() {
        Piece rest = cutter.rest();
        if (rest != null) {
            line(rest);
        }
        passage.flush();
    }

    private void found(long offset, FindingKind kind, String detail) {
        scribe.finding(Side.SERVER, exchange, offset, kind, detail);
    }
}
