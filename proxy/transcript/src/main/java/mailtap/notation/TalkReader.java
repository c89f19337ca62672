package mailtap.notation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailtap.transcript.Bytes;
import mailtap.transcript.Label;

/** Reads what went over the wire, and nothing else. */
final class TalkReader {
    /** Stars that one mask may stand for. */
    private static final long MOST_STARS = 1 << 20;

    private final List<Turn> turns = new ArrayList<>();
    private Instant base = Instant.EPOCH;
    private Instant at = Instant.EPOCH;

    void add(ScreenLine line) throws NotationException {
        if (line.isHead()) {
            base = HeadParser.read(line.content(), line.number()).base();
            at = base;
            return;
        }
        at = line.at(base, at);
        Optional<SaidLine> said = SaidLine.of(line);
        if (said.isPresent()) {
            turns.add(turn(said.get()));
        } else if (!isNote(line.content())) {
            throw new NotationException(line.number(), "expected C: or S: and what was said, not " + line.content());
        }
    }

    private static boolean isNote(String content) {
        String mark = content.replaceFirst(" .*", "");
        return List.of(Notes.FINDING, Notes.TLS, Notes.LOGIN, Notes.CONTENT, Notes.TALLY, Notes.END, Notes.OFFSET)
                .contains(mark);
    }

    private Turn turn(SaidLine line) throws NotationException {
        return switch (line.form()) {
            case Form.CLOSED -> new Turn.Closed(line.side(), at);
            case Form.HEX -> new Turn.Said(line.side(), at, line.hex());
            case Form.ABSENT -> lost(line);
            default -> new Turn.Said(line.side(), at, text(line));
        };
    }

    private Turn lost(SaidLine line) throws NotationException {
        if (line.label() != Label.LOST) {
            throw new NotationException(line.number(), "expected bytes: what was not kept cannot be said again");
        }
        return new Turn.Lost(line.side(), at, line.length());
    }

    private static Bytes text(SaidLine line) throws NotationException {
        Bytes bytes = Bytes.EMPTY;
        for (Piece piece :
                new TextParser(line.text(), line.number(), line.label().isLine()).line()) {
            if (piece.masked() > MOST_STARS) {
                throw new NotationException(line.number(), "expected fewer stars than " + MOST_STARS);
            }
            bytes = bytes.plus(piece.bytes()).plus(Bytes.latin1("*".repeat((int) piece.masked())));
        }
        return bytes;
    }

    List<Turn> turns() {
        return turns;
    }
}
