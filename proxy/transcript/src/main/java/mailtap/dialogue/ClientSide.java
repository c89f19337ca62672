package mailtap.dialogue;

import java.time.Instant;
import mailtap.dialogue.ClientLines.Next;
import mailtap.dialogue.LineCutter.Piece;
import mailtap.transcript.Bytes;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Label;
import mailtap.transcript.Side;

/**
 * What the client says.
 *
 * <p>It speaks in {@code COMMANDS} until one of them leaves open what comes next. Behind DATA, AUTH and STARTTLS its
 * bytes are {@code PARKED}: they wait here for the reply, at most {@link Limits#PARKED_BYTES}, and are then cut as that
 * reply says: as an {@code ANSWER} to a challenge and parked again, as {@code CONTENT} up to its end, as {@code TLS}, or
 * as commands after all. Too many of them are {@code UNDECIDED}: not kept, until the reply has come. A BDAT
 * {@code CHUNK} is counted and waits for nobody.
 *
 * <p>When bytes were lost it is {@code ADRIFT}: nothing is kept before a reply that ends an exchange, and from there on
 * only lines that are complete known commands are shown, until the first of them. {@code SEALED} is what can never be
 * read again. Where a secret may stand, and nothing says that it does not, it is masked.
 */
final class ClientSide {
    private static final int ANY_NUMBER = Integer.MAX_VALUE;
    private static final byte LF = '\n';

    private enum Mode {
        COMMANDS,
        PARKED,
        UNDECIDED,
        ANSWER,
        CONTENT,
        CHUNK,
        TLS,
        ADRIFT,
        SEALED
    }

    private final Grammar grammar;
    private final Scribe scribe;
    private final Unanswered unanswered;
    private final ClientLines lines;
    private final Upgrade upgrade;
    private final Conduct conduct;
    private final LineCutter cutter = new LineCutter();
    private final Parking parking = new Parking();
    private Mode mode = Mode.COMMANDS;
    private int exchange;
    private long octets;
    private boolean spoken;
    private boolean upgraded;
    private boolean atLineStart;
    private boolean answered;
    private boolean ended;
    private boolean toldCut;
    private final Later later;
    private ContentScan content;
    private TlsCutter tls;

    ClientSide(Talk talk) {
        this.grammar = talk.grammar();
        this.scribe = talk.scribe();
        this.unanswered = talk.unanswered();
        this.upgrade = talk.upgrade();
        this.later = new Later(Side.CLIENT, scribe);
        this.conduct = talk.conduct();
        this.content = new ContentScan(later, true);
        this.tls = new TlsCutter(Side.CLIENT, scribe);
        this.lines = new ClientLines(talk);
    }

    void received(Bytes chunk) {
        int from = 0;
        while (from < chunk.length()) {
            from = switch (mode) {
                case COMMANDS, ANSWER -> line(chunk, from);
                case PARKED -> park(chunk, from);
                case UNDECIDED -> undecided(chunk, from);
                case CONTENT -> content(chunk, from);
                case CHUNK -> counted(chunk, from);
                case TLS -> tls(chunk, from);
                case ADRIFT -> adrift(chunk, from);
                case SEALED -> withheld(chunk, from, chunk.length());
            };
        }
    }

    private int line(Bytes chunk, int from) {
        if ((upgraded || !spoken) && cutter.isAtLineStart() && TlsCutter.beginsRecord(chunk.at(from))) {
            mode = Mode.TLS;
            tls = new TlsCutter(Side.CLIENT, scribe);
            return from;
        }
        Piece piece = cutter.next(chunk, from);
        int consumed = cutter.consumed();
        if (piece != null) {
            line(piece);
        }
        return consumed;
    }

    private void line(Piece piece) {
        spoken = true;
        Next next = mode == Mode.ANSWER ? lines.answer(piece, exchange) : lines.command(piece);
        switch (next) {
            case REST -> {}
            case LINE -> mode = Mode.COMMANDS;
            case UNKNOWN -> enter(Mode.PARKED);
            case CHUNK -> {
                enter(Mode.CHUNK);
                octets = lines.octets();
            }
        }
    }

    private void enter(Mode next) {
        mode = next;
        exchange = unanswered.last();
    }

    private int park(Bytes chunk, int from) {
        int end = Math.min(chunk.length(), from + parking.room());
        if (end == from) {
            overflow();
            return from;
        }
        parking.add(chunk.slice(from, end), scribe.now());
        return end;
    }

    /** Too much waits. If it turns out to be message data, where that ended will be known. */
    private void overflow() {
        long offset = scribe.offset(Side.CLIENT);
        scribe.finding(Side.CLIENT, exchange, offset, FindingKind.REPLY_TOO_LATE, "");
        mode = Mode.UNDECIDED;
        content = new ContentScan(later, conduct.announcedEightBit());
        Bytes parked = parking.take();
        undecided(parked, 0);
    }

    private int undecided(Bytes chunk, int from) {
        content.scan(chunk, from, scribe.offset(Side.CLIENT) - from);
        int end = withheld(chunk, from, chunk.length());
        later.tell(exchange);
        return end;
    }

    private int withheld(Bytes chunk, int from, int end) {
        scribe.absent(Side.CLIENT, Label.WITHHELD, unanswered.last(), end - from);
        atLineStart = chunk.at(end - 1) == LF;
        return end;
    }

    private int content(Bytes chunk, int from) {
        int end = content.scan(chunk, from, scribe.offset(Side.CLIENT) - from);
        scribe.write(Side.CLIENT, Label.CONTENT, exchange, chunk.slice(from, end));
        later.tell(exchange);
        if (content.hasEnded()) {
            mode = Mode.COMMANDS;
        }
        return end;
    }

    private int counted(Bytes chunk, int from) {
        int end = (int) Math.min(chunk.length(), from + octets);
        scribe.write(Side.CLIENT, Label.CHUNK, exchange, chunk.slice(from, end));
        count(end - from);
        return end;
    }

    private void count(long length) {
        octets -= length;
        if (octets == 0) {
            mode = Mode.COMMANDS;
        }
    }

    private int tls(Bytes chunk, int from) {
        spoken = true;
        int end = tls.cut(chunk, from, unanswered.last());
        switch (tls.state()) {
            case TLS -> {}
            case BROKEN -> mode = Mode.SEALED;
            case PLAIN -> {
                mode = Mode.COMMANDS;
                upgrade.plain(Side.CLIENT, unanswered.last());
            }
        }
        return end;
    }

    private int adrift(Bytes chunk, int from) {
        int lf = answered ? chunk.indexOf(LF, from) : -1;
        int end = withheld(chunk, from, lf < 0 ? chunk.length() : lf + 1);
        if (answered && atLineStart) {
            suspectAll();
        }
        return end;
    }

    private void suspectAll() {
        mode = Mode.COMMANDS;
        lines.suspect(ANY_NUMBER);
    }

    // What the server's replies decide.

    /** The greeting is there; whoever spoke before it did not wait for it. */
    void greeted() {
        if (spoken || scribe.offset(Side.CLIENT) > 0) {
            scribe.finding(Side.CLIENT, 0, 0, FindingKind.EARLY_TALKER, "");
        }
    }

    /** The message is answered for. If it has not ended, the server may have seen an end where only lax ones do. */
    void contentAnswered() {
        if (mode == Mode.CONTENT && content.isBehindLookAlike(scribe.offset(Side.CLIENT))) {
            mode = Mode.COMMANDS;
            scribe.finding(Side.CLIENT, exchange, scribe.offset(Side.CLIENT), FindingKind.END_OF_DATA_DISAGREED, "");
        }
    }

    /** Message data is asked for. */
    void sendContent() {
        if (mode == Mode.PARKED) {
            if (!parking.isEmpty()) {
                scribe.finding(Side.CLIENT, exchange, scribe.offset(Side.CLIENT), FindingKind.CONTENT_SENT_AHEAD, "");
            }
            content = new ContentScan(later, conduct.announcedEightBit());
            resume(Mode.CONTENT);
        } else if (mode == Mode.UNDECIDED) {
            mode = content.hasEnded() ? Mode.ADRIFT : Mode.CONTENT;
            answered = false;
        }
    }

    /** An answer is asked for. */
    void sendAnswer() {
        if (mode == Mode.PARKED) {
            resume(Mode.ANSWER);
        } else if (mode == Mode.UNDECIDED) {
            drift();
        }
    }

    /** An answer seems to be asked for, though no login is known of. */
    void mayAnswer() {
        lines.suspectOneMore();
    }

    /** Nothing came of the command behind which bytes are parked; some lines may still be answers. */
    void sendCommands(int suspects) {
        if (mode == Mode.PARKED || mode == Mode.ANSWER) {
            lines.suspect(suspects);
            resume(Mode.COMMANDS);
        } else if (mode == Mode.UNDECIDED) {
            drift();
            replied();
        }
    }

    /** TLS is agreed upon. */
    void startTls() {
        tellBehind();
        upgraded = true;
        tls = new TlsCutter(Side.CLIENT, scribe);
        if (mode == Mode.PARKED) {
            resume(Mode.TLS);
        } else if (mode == Mode.UNDECIDED) {
            mode = Mode.SEALED;
        }
    }

    /** TLS is refused. */
    void refuseTls() {
        tellBehind();
        sendCommands(0);
    }

    private void tellBehind() {
        if (!parking.isEmpty()) {
            upgrade.behind(parking.first(), exchange);
        }
    }

    /** Replies were missed, and with them what parked bytes are. */
    void repliesMissed() {
        if (mode == Mode.PARKED || mode == Mode.UNDECIDED || mode == Mode.ANSWER) {
            flush();
            drift();
        }
    }

    /** A reply has ended an exchange. */
    void replied() {
        if (mode != Mode.ADRIFT) {
            return;
        }
        answered = true;
        if (atLineStart) {
            suspectAll();
        }
    }

    private void resume(Mode next) {
        mode = next;
        Instant now = scribe.now();
        if (!parking.isEmpty()) {
            scribe.now(parking.at());
            received(parking.take());
        }
        if (ended) {
            finish();
        }
        scribe.now(now);
    }

    /** No reply will come any more: what is parked is shown only where it can be nothing but harmless commands. */
    void noReplies() {
        if (mode != Mode.PARKED || parking.isEmpty()) {
            return;
        }
        Bytes parked = parking.take();
        if (Harmless.commands(parked, grammar)) {
            while (!parked.isEmpty()) {
                mode = Mode.COMMANDS;
                received(parked);
                parked = parking.take();
            }
        } else {
            withheld(parked, 0, parked.length());
        }
    }

    /** Bytes are missing. */
    void lost(long length) {
        boolean counted = mode == Mode.CHUNK && length <= octets;
        if (!counted && mode != Mode.TLS) {
            flush();
        }
        scribe.absent(Side.CLIENT, Label.LOST, unanswered.last(), length);
        if (counted) {
            count(length);
        } else if (mode == Mode.TLS) {
            tls.lost(length);
        } else {
            drift();
        }
    }

    private void drift() {
        mode = mode == Mode.SEALED ? Mode.SEALED : Mode.ADRIFT;
        unanswered.drift();
        atLineStart = false;
        answered = false;
    }

    /** The client will say no more; what is parked may still find its label. */
    void closed() {
        ended = true;
        finish();
    }

    private void finish() {
        if ((mode == Mode.CONTENT || mode == Mode.CHUNK) && !toldCut) {
            toldCut = true;
            scribe.finding(Side.CLIENT, exchange, scribe.offset(Side.CLIENT), FindingKind.CUT_IN_CONTENT, "");
        }
        if (mode != Mode.PARKED) {
            flush();
        }
    }

    private void flush() {
        Piece rest = cutter.rest();
        if (rest != null) {
            line(rest);
        }
        Bytes parked = parking.take();
        if (!parked.isEmpty()) {
            withheld(parked, 0, parked.length());
        }
        tls.flush(unanswered.last());
    }
}
