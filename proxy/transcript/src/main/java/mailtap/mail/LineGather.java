package mailtap.mail;

import java.util.Optional;
import mailtap.transcript.Bytes;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;

/** Joins the frames that make up a line, secrets masked, up to a length. */
final class LineGather {
    private final int most;
    private final StringBuilder line = new StringBuilder();
    private Bytes plain = Bytes.EMPTY;

    LineGather(int most) {
        this.most = most;
    }

    /** The whole line, without its end, when this piece ends it. */
    Optional<String> add(Frame piece) {
        boolean ends = piece.bytes().endsWith((byte) '\n');
        if (piece.label() == Label.CREDENTIAL) {
            flush();
            line.append(Command.MASK);
        } else {
            plain = plain.plus(shortened(piece.bytes(), ends));
        }
        return ends ? Optional.of(take()) : Optional.empty();
    }

    private Bytes shortened(Bytes bytes, boolean ends) {
        int room = Math.max(0, most - plain.length() - line.length());
        if (bytes.length() <= room) {
            return bytes;
        }
        return ends ? bytes.slice(0, room).plus(Bytes.latin1("\r\n")) : bytes.slice(0, room);
    }

    private void flush() {
        line.append(WireText.of(plain));
        plain = Bytes.EMPTY;
    }

    boolean isEmpty() {
        return line.isEmpty() && plain.isEmpty();
    }

    /** What there is of the line, its end or not. */
    String take() {
        flush();
        String whole = WireText.withoutLineEnd(line.toString());
        line.setLength(0);
        return whole;
    }
}
