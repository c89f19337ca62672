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
 * {@code CHUNK} is counted and waits for nobody. Where TLS is to be opened, nothing behind STARTTLS is even taken: the
 * client is {@code HELD} until the reply, and {@code STOPPED} behind one that agrees until both legs are encrypted.
 *
 * <p>When bytes were lost it is {@code ADRIFT}: nothing is kept before a reply that ends an exchange, and from there on
 * only lines that are complete known commands are shown, until the first of them. {@code SEALED} is what can never be
 * read again. Where a secret may stand, and nothing says that it does not, it is masked.
 */
final class ClientSide {
    private static final int ANY_NUMBER = Integer.MAX_VALUE;
    private static final byte LF = '\n';

    enum Mode {
        COMMANDS,
        PARKED,
        HELD,
        STOPPED,
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
    private final Passage passage;
    private final ClientRuns runs;
    private final LineCutter cutter = new LineCutter();
    private final Parking parking = new Parking();
    private Mode mode = Mode.COMMANDS;
    private int exchange;
    private boolean answered;
    private boolean ended;

    ClientSide(Talk talk) {
        this.grammar = talk.grammar();
        this.scribe = talk.scribe();
        this.unanswered = talk.unanswered();
        this.upgrade = talk.upgrade();
        this.lines = new ClientLines(talk);
        this.passage = new Passage(Side.CLIENT, talk);
        this.runs = new ClientRuns(talk);
    }

    /** Returns how many of the bytes were taken: all, unless TLS may begin before their end. */
    int received(Bytes chunk) {
        int from = 0;
        while (from < chunk.length() && !isHeld()) {
            from = switch (mode) {
                case COMMANDS, ANSWER -> line(chunk, from);
                case PARKED -> park(chunk, from);
                case UNDECIDED -> runs.undecided(chunk, from, exchange);
                case CONTENT -> content(chunk, from);
                case CHUNK -> counted(chunk, from);
                case TLS -> tls(chunk, from);
                case ADRIFT -> adrift(chunk, from);
                case SEALED -> runs.withheld(chunk, from, chunk.length());
                case HELD, STOPPED -> from;
            };
        }
        return from;
    }

    Mode mode() {
        return mode;
    }

    /** It has to wait for the server, or for TLS. */
    boolean isHeld() {
        return mode == Mode.HELD || mode == Mode.STOPPED;
    }

    private int line(Bytes chunk, int from) {
        if (cutter.isAtLineStart() && passage.begins(chunk.at(from))) {
            mode = Mode.TLS;
            passage.restart();
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
        passage.spoke();
        Next next = mode == Mode.ANSWER ? lines.answer(piece, exchange) : lines.command(piece);
        switch (next) {
            case REST -> {}
            case LINE -> mode = Mode.COMMANDS;
            case UNKNOWN -> enter(Mode.PARKED);
            case TLS -> enter(upgrade.opens() ? Mode.HELD : Mode.PARKED);
            case CHUNK -> {
                enter(Mode.CHUNK);
                runs.beginChunk(lines.octets());
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
        runs.beginContent();
        runs.undecided(parking.take(), 0, exchange);
    }

    private int content(Bytes chunk, int from) {
        int end = runs.content(chunk, from, exchange);
        mode = runs.hasContentEnded() ? Mode.COMMANDS : mode;
        return end;
    }

    private int counted(Bytes chunk, int from) {
        int end = runs.chunk(chunk, from, exchange);
        mode = runs.isChunkOver() ? Mode.COMMANDS : mode;
        return end;
    }

    private int tls(Bytes chunk, int from) {
        int end = passage.cut(chunk, from);
        mode = switch (passage.state()) {
            case TLS -> mode;
            case BROKEN -> Mode.SEALED;
            case PLAIN -> Mode.COMMANDS;
        };
        return end;
    }

    private int adrift(Bytes chunk, int from) {
        int lf = answered ? chunk.indexOf(LF, from) : -1;
        int end = runs.withheld(chunk, from, lf < 0 ? chunk.length() : lf + 1);
        if (answered && runs.isAtLineStart()) {
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
        if (passage.hasSpoken() || scribe.offset(Side.CLIENT) > 0) {
            scribe.finding(Side.CLIENT, 0, 0, FindingKind.EARLY_TALKER, "");
        }
    }

    /** The message is answered for. If it has not ended, the server may have seen an end where only lax ones do. */
    void contentAnswered() {
        if (mode == Mode.CONTENT && runs.endsAtLookAlike(exchange)) {
            mode = Mode.COMMANDS;
        }
    }

    /** Message data is asked for. */
    void sendContent() {
        if (mode == Mode.PARKED) {
            if (!parking.isEmpty()) {
                scribe.finding(Side.CLIENT, exchange, scribe.offset(Side.CLIENT), FindingKind.CONTENT_SENT_AHEAD, "");
            }
            runs.beginContent();
            resume(Mode.CONTENT);
        } else if (mode == Mode.UNDECIDED) {
            mode = runs.hasContentEnded() ? Mode.ADRIFT : Mode.CONTENT;
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
        if (mode == Mode.PARKED || mode == Mode.ANSWER || mode == Mode.HELD) {
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
        passage.agreed();
        if (mode == Mode.PARKED) {
            resume(Mode.TLS);
        } else if (mode == Mode.UNDECIDED) {
            mode = Mode.SEALED;
        }
    }

    /** TLS is agreed upon, and will be opened. What was parked went on to the server long ago, in clear. */
    void stop() {
        tellBehind();
        Bytes parked = parking.take();
        mode = Mode.STOPPED;
        scribe.write(Side.CLIENT, isHarmless(parked) ? Label.OPAQUE : Label.WITHHELD, exchange, parked);
    }

    /** Both legs are encrypted. */
    void goOn() {
        mode = Mode.COMMANDS;
    }

    /** Whether bytes that are no part of the dialogue can be shown. */
    boolean isHarmless(Bytes bytes) {
        return Harmless.commands(bytes, grammar);
    }

    /** Message data is not wanted; it may come all the same. */
    void refuseContent() {
        lines.contentRefused();
        sendCommands(0);
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
        if (mode == Mode.PARKED || mode == Mode.UNDECIDED || mode == Mode.ANSWER || mode == Mode.HELD) {
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
        if (runs.isAtLineStart()) {
            suspectAll();
        }
    }

    private void resume(Mode next) {
        mode = next;
        Instant now = scribe.now();
        if (!parking.isEmpty()) {
            scribe.now(parking.at());
            Bytes parked = parking.take();
            int taken = received(parked);
            if (taken < parked.length()) {
                parking.add(parked.from(taken), parking.at());
            }
        }
        if (ended) {
            finish();
        }
        scribe.now(now);
    }

    /** No reply will come any more: what is parked is shown only where it can be nothing but harmless commands. */
    void noReplies() {
        mode = mode == Mode.HELD ? Mode.PARKED : mode;
        if (mode != Mode.PARKED || parking.isEmpty()) {
            return;
        }
        Bytes parked = parking.take();
        if (isHarmless(parked)) {
            while (!parked.isEmpty()) {
                mode = Mode.COMMANDS;
                received(parked);
                parked = parking.take();
            }
        } else {
            runs.withheld(parked, 0, parked.length());
        }
    }

    /** Bytes are missing. */
    void lost(long length) {
        boolean counted = mode == Mode.CHUNK && runs.skip(length);
        if (!counted && mode != Mode.TLS) {
            flush();
        }
        scribe.absent(Side.CLIENT, Label.LOST, unanswered.last(), length);
        if (counted) {
            mode = runs.isChunkOver() ? Mode.COMMANDS : mode;
        } else if (mode == Mode.TLS) {
            passage.lost(length);
        } else {
            drift();
        }
    }

    private void drift() {
        mode = mode == Mode.SEALED ? Mode.SEALED : Mode.ADRIFT;
        unanswered.drift();
        runs.notAtLineStart();
        answered = false;
    }

    /** The client will say no more; what is parked may still find its label. */
    void closed() {
        ended = true;
        finish();
    }

    private void finish() {
        if (mode == Mode.CONTENT || mode == Mode.CHUNK) {
            runs.cut(exchange);
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
            runs.withheld(parked, 0, parked.length());
        }
        passage.flush();
    }
}
