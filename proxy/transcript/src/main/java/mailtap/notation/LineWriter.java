package mailtap.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mailtap.transcript.Bytes;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames that are lines. The pieces of a line come on one line of the screen: {@code PASS }, a secret and its
 * line end are {@code C: PASS ******}. The last piece gives the line its form; pieces of another label are put in marks.
 */
final class LineWriter {
    private static final byte LF = '\n';
    private static final int STARS = 16;
    /** Far more pieces than any line has. */
    private static final int MOST_PIECES = 64;

    private final NotationStyle style;
    private final Columns columns;
    private final List<Frame> pieces = new ArrayList<>();

    LineWriter(NotationStyle style, Columns columns) {
        this.style = style;
        this.columns = columns;
    }

    void write(Frame piece) {
        pieces.add(piece);
        if (piece.bytes().endsWith(LF) || pieces.size() == MOST_PIECES) {
            flush();
        }
    }

    void flushUnless(@Nullable Frame coming) {
        if (!pieces.isEmpty() && (coming == null || !goesOn(pieces.getLast(), coming))) {
            flush();
        }
    }

    private static boolean goesOn(Frame last, Frame coming) {
        return coming.label().isLine()
                && coming.side() == last.side()
                && coming.exchange() == last.exchange()
                && coming.offset() == last.offset() + last.length()
                && coming.at().equals(last.at());
    }

    private void flush() {
        Frame last = pieces.getLast();
        Label base = last.label() == Label.CREDENTIAL
                ? Form.label(last.side(), Form.LINE).orElseThrow()
                : last.label();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            boolean cut = i > 0 && isCut(pieces.get(i - 1), pieces.get(i));
            piece(pieces.get(i), base, i == pieces.size() - 1, text.append(cut ? "\\|" : ""));
        }
        String annotation = pieces.stream()
                .map(piece -> style.annotator().annotate(piece, shown(piece)))
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining("; "));
        boolean cut = style.fold() != 0 && LineText.isLong(text.toString());
        columns.frame(
                pieces.getFirst(),
                Form.mark(last.side(), base),
                Text.guarded(cut ? LineText.shorten(text.toString()) : text.toString()),
                cut && annotation.isEmpty() ? style.notes().apply(last) : annotation);
        pieces.clear();
    }

    /** Two pieces that would be read as one. */
    private boolean isCut(Frame before, Frame piece) {
        boolean starred = shown(before).isEmpty() == shown(piece).isEmpty();
        return before.label() == piece.label() && starred;
    }

    private Bytes shown(Frame piece) {
        return piece.label() == Label.CREDENTIAL && !style.reveal() ? Bytes.EMPTY : piece.bytes();
    }

    private void piece(Frame piece, Label base, boolean last, StringBuilder text) {
        Bytes bytes = shown(piece);
        if (bytes.isEmpty()) {
            text.append(piece.length() > STARS ? "*{" + piece.length() + "}" : "*".repeat((int) piece.length()));
            text.append(last ? "\\" : "");
        } else if (piece.label() == base) {
            text.append(last ? LineText.write(bytes, '*') : inner(bytes));
        } else {
            text.append('\\')
                    .append(opening(piece.label()))
                    .append(inner(bytes))
                    .append("\\}");
            text.append(last ? "\\" : "");
        }
    }

    private static String inner(Bytes bytes) {
        StringBuilder text = new StringBuilder();
        Text.write(bytes, '*', text);
        return text.toString();
    }

    /** {@code @} for who, {@code !} for a secret shown, words for anything else. */
    private static String opening(Label label) {
        return switch (label) {
            case IDENTITY -> "@{";
            case CREDENTIAL -> "!{";
            default -> "{" + label + "}{";
        };
    }
}
