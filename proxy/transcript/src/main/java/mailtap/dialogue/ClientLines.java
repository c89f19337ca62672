package mailtap.dialogue;

import java.util.List;
import mailtap.dialogue.Command.How;
import mailtap.dialogue.LineCutter.Piece;
import mailtap.dialogue.Scribe.Part;
import mailtap.transcript.Bytes;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Label;
import mailtap.transcript.Side;

/**
 * The client's lines: commands, and answers within a login. Each command begins an exchange. After a refused login, or
 * when bytes were lost, a number of lines are suspects: masked unless they are complete known commands.
 */
final class ClientLines {
    /** What follows a line. */
    enum Next {
        /** The rest of the same line. */
        REST,
        LINE,
        /** What the reply says. */
        UNKNOWN,
        /** The same, and it may be TLS. */
        TLS,
        /** {@link #octets()} counted bytes. */
        CHUNK
    }

    /** A login begun where none belongs, such as in the place of an answer, may have as many answers behind it. */
    private static final int ANSWERS_MOST = 3;

    private final Grammar grammar;
    private final Scribe scribe;
    private final Unanswered unanswered;
    private final Logins logins;
    private final Conduct conduct;
    private final Stray stray = new Stray();
    private Next next = Next.LINE;
    private Label tail = Label.COMMAND;
    private int exchange;
    private int suspects;
    private int swallowed;
    private long octets;

    ClientLines(Talk talk) {
        this.grammar = talk.grammar();
        this.scribe = talk.scribe();
        this.unanswered = talk.unanswered();
        this.logins = talk.logins();
        this.conduct = talk.conduct();
    }

    /** So many lines from here on may be answers of a login that is over. */
    void suspect(int count) {
        suspects = Math.max(count, swallowed);
        swallowed = 0;
    }

    void suspectOneMore() {
        suspects = Math.max(1, suspects);
    }

    long octets() {
        return octets;
    }

    Next command(Piece piece) {
        if (piece.first()) {
            next = Next.LINE;
            command(Line.of(piece.bytes()), piece.last());
        } else {
            tail(piece);
        }
        return next(piece);
    }

    Next answer(Piece piece, int login) {
        if (piece.first()) {
            exchange = login;
            next = Next.UNKNOWN;
            answer(Line.of(piece.bytes()), piece.last());
        } else {
            tail(piece);
        }
        return next(piece);
    }

    /** The reply may have come before the line was whole; then nothing waits for it. */
    private Next next(Piece piece) {
        if (!piece.last()) {
            return Next.REST;
        }
        boolean open = next == Next.UNKNOWN || next == Next.TLS;
        return open && !unanswered.awaits(exchange) ? Next.LINE : next;
    }

    private void command(Line line, boolean whole) {
        Command command = Credentials.careful(grammar.command(line));
        long offset = scribe.offset(Side.CLIENT);
        boolean content = false;
        if (suspects > 0 && !(whole && command.known())) {
            suspects = Math.max(suspects - 1, command.login() == How.MAYBE ? ANSWERS_MOST : 0);
            begin(Asked.NOTHING);
            masked(line);
        } else {
            suspects = command.login() == How.MAYBE ? ANSWERS_MOST : 0;
            swallowed = suspects;
            boolean ahead = !unanswered.isEmpty();
            begin(command.asked());
            logins.command(command, exchange);
            content = isContent(command, offset);
            if (!content) {
                conduct.command(command, exchange, offset, ahead);
            }
            boolean hidden = command.hasSecret() || (!command.known() && logins.knowsSecrets());
            tail = hidden ? Label.CREDENTIAL : Label.COMMAND;
            next = next(command);
            octets = command.octets();
        }
        if (!content) {
            oddities(line, offset, tail == Label.CREDENTIAL ? Limits.AUTH_LINE : Limits.COMMAND_LINE);
        }
    }

    /** Whether it is a line of message data that nobody asked for. */
    private boolean isContent(Command command, long offset) {
        if (stray.begins(command)) {
            scribe.finding(Side.CLIENT, exchange, offset, FindingKind.CONTENT_AFTER_REFUSAL, "");
        }
        return stray.holds(command);
    }

    /** The server wants no message data. */
    void contentRefused() {
        stray.refused();
    }

    private static Next next(Command command) {
        if (command.asked() == Asked.TLS) {
            return Next.TLS;
        }
        return command.asked().parks() ? Next.UNKNOWN : command.octets() > 0 ? Next.CHUNK : Next.LINE;
    }

    private void begin(Asked asked) {
        if (unanswered.isFull()) {
            unanswered.forget();
            unanswered.drift();
            scribe.finding(
                    Side.CLIENT, unanswered.last(), scribe.offset(Side.CLIENT), FindingKind.UNANSWERED_CAPPED, "");
        }
        exchange = unanswered.begin(asked);
    }

    private void masked(Line line) {
        Bytes text = line.bytes().slice(0, line.textEnd());
        write(line, logins.suspect(text));
    }

    private void answer(Line line, boolean whole) {
        long offset = scribe.offset(Side.CLIENT);
        Bytes text = line.bytes().slice(0, line.textEnd());
        How login = Credentials.careful(grammar.command(line)).login();
        if (login == How.SASL || login == How.MAYBE) {
            swallowed = ANSWERS_MOST;
        }
        Label label = logins.answer(text);
        write(line, whole ? label : Label.CREDENTIAL);
        if (label != Label.COMMAND) {
            logins.tell(label, exchange, offset);
        }
        oddities(line, offset, Limits.AUTH_LINE);
    }

    private void write(Line line, Label label) {
        tail = Label.CREDENTIAL;
        if (label == Label.IDENTITY) {
            scribe.write(Side.CLIENT, Label.IDENTITY, exchange, line.bytes());
        } else {
            List<Part> parts = label == Label.COMMAND ? List.of() : List.of(new Part(0, line.textEnd(), label));
            scribe.line(Side.CLIENT, exchange, line.bytes(), parts);
        }
    }

    private void tail(Piece piece) {
        List<Part> parts = tail == Label.COMMAND ? List.of() : List.of(new Part(0, Line.textEnd(piece.bytes()), tail));
        scribe.line(Side.CLIENT, exchange, piece.bytes(), parts);
    }

    private void oddities(Line line, long offset, int allowed) {
        LineOddities.tell(
                line.bytes(),
                offset,
                allowed,
                (at, kind, detail) -> scribe.finding(Side.CLIENT, exchange, at, kind, detail));
    }
}
