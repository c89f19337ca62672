package mailtap.notation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.SessionId;
import mailtap.transcript.Side;
import mailtap.transcript.Transcript;

/** Builds a transcript from its lines. */
final class Assembly {
    private final SessionId id;
    private final Instant base;
    private final List<Entry> entries = new ArrayList<>();
    private final Offsets offsets = new Offsets();
    private Instant at;
    private int exchange;

    Assembly(HeadParser head) {
        id = head.id();
        base = head.base();
        at = base;
        if (head.start() != null) {
            entries.add(head.start());
        }
    }

    Transcript transcript() {
        return new Transcript(id, entries).normalForm();
    }

    void add(ScreenLine line) throws NotationException {
        Integer number = line.exchange();
        exchange = number == null ? exchange : number;
        at = line.at(base, at);
        Optional<SaidLine> said = SaidLine.of(line);
        if (said.isPresent()) {
            said(said.get());
        } else {
            note(line);
        }
    }

    private void said(SaidLine line) throws NotationException {
        if (line.form() == Form.CLOSED) {
            throw new NotationException(line.number(), "expected no close: a session says how it ended with end");
        }
        if (line.label().isAbsent()) {
            frame(line.side(), line.label(), Bytes.EMPTY, line.length());
        } else if (line.form() == Form.HEX) {
            kept(line.side(), line.label(), line.hex());
        } else {
            for (Piece piece :
                    new TextParser(line.text(), line.number(), line.label().isLine()).line()) {
                Label marked = piece.label();
                Label label = marked == null ? line.label() : marked;
                frame(
                        line.side(),
                        label,
                        piece.bytes(),
                        Math.max(piece.masked(), piece.bytes().length()));
            }
        }
    }

    private void kept(Side side, Label label, Bytes bytes) {
        frame(side, label, bytes, bytes.length());
    }

    private void frame(Side side, Label label, Bytes bytes, long length) {
        Frame frame = new Frame(at, side, label, exchange, offsets.next(side), length, bytes);
        entries.add(frame);
        offsets.pass(frame);
    }

    private void note(ScreenLine line) throws NotationException {
        String content = line.content();
        int blank = content.indexOf(' ');
        String mark = blank < 0 ? content : content.substring(0, blank);
        Tokens tokens = new Tokens(blank < 0 ? "" : content.substring(blank), line.number());
        switch (mark) {
            case Notes.OFFSET -> {
                Side side = tokens.constant(Side.class, "client or server");
                offsets.set(side, Math.max(0, tokens.number("an offset", 10)));
                tokens.end();
            }
            case Notes.FINDING, Notes.TLS, Notes.LOGIN, Notes.CONTENT, Notes.TALLY, Notes.END ->
                entries.add(new NoteParser(tokens, at, exchange).read(mark));
            default ->
                throw new NotationException(
                        line.number(),
                        "expected C: or S: or a note (! tls login content tally end offset), not " + mark);
        }
    }
}
