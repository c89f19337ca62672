package mailtap.notation;

import java.util.Locale;
import mailtap.transcript.Bytes;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import org.jspecify.annotations.Nullable;

/** Writes frames that are runs, a line of the screen for each of their lines, and absences. */
final class RunWriter {
    private static final byte LF = '\n';
    private static final int HEX_BYTES = 16;

    private final NotationStyle style;
    private final Columns columns;
    /** The frame written last, while another may go on with it. */
    private @Nullable Frame run;

    /** An unfinished line, and the frame it began in. */
    private Bytes held = Bytes.EMPTY;

    private @Nullable Frame heldFrom;
    private int shown;
    private long foldedLines;
    private long foldedBytes;

    RunWriter(NotationStyle style, Columns columns) {
        this.style = style;
        this.columns = columns;
    }

    void write(Frame frame) {
        run = frame;
        if (frame.label().isAbsent()) {
            columns.frame(frame, Form.mark(frame.side(), frame.label()), absence(frame), said(frame, Bytes.EMPTY));
        } else if (frame.label() == Label.OPAQUE && isBinary(frame.bytes())) {
            hex(frame, held.plus(frame.bytes()));
        } else {
            text(frame, held.plus(frame.bytes()));
        }
    }

    static String absence(Frame frame) {
        return frame.length() + " bytes " + frame.label().name().toLowerCase(Locale.ROOT);
    }

    private void text(Frame frame, Bytes bytes) {
        int at = 0;
        Frame from = heldFrom == null ? frame : heldFrom;
        for (int lf = bytes.indexOf(LF, 0); lf >= 0; lf = bytes.indexOf(LF, at)) {
            line(from, bytes.slice(at, lf + 1));
            at = lf + 1;
            from = frame;
        }
        held = bytes.from(at);
        heldFrom = held.isEmpty() ? null : from;
        if (held.length() > NotationWriter.HELD) {
            flushHeld();
        }
    }

    private void hex(Frame frame, Bytes bytes) {
        Frame from = heldFrom == null ? frame : heldFrom;
        held = Bytes.EMPTY;
        heldFrom = null;
        for (int at = 0; at < bytes.length(); at += HEX_BYTES) {
            Bytes row = bytes.slice(at, Math.min(bytes.length(), at + HEX_BYTES));
            if (isShown(row)) {
                String text = row.hex().replaceAll("..(?!$)", "$0 ");
                columns.frame(
                        at == 0 ? from : frame,
                        Form.letter(frame.side()) + Form.HEX,
                        text,
                        at == 0 ? said(frame, row) : "");
            }
        }
    }

    private void line(Frame frame, Bytes line) {
        if (isShown(line)) {
            String text = LineText.write(line, '\0');
            boolean cut = style.fold() != 0 && LineText.isLong(text);
            String said = said(frame, line);
            columns.frame(
                    frame,
                    Form.mark(frame.side(), frame.label()),
                    Text.guarded(cut ? LineText.shorten(text) : text),
                    cut && said.isEmpty() ? style.notes().apply(frame) : said);
        }
    }

    private String said(Frame frame, Bytes line) {
        return style.annotator().annotate(frame, line);
    }

    private boolean isShown(Bytes line) {
        boolean show = style.fold() == 0 || shown < style.fold();
        shown++;
        if (!show) {
            foldedLines++;
            foldedBytes += line.length();
        }
        return show;
    }

    /** More than a quarter of it is nothing to read. */
    private static boolean isBinary(Bytes bytes) {
        int strange = 0;
        for (int i = 0; i < bytes.length(); i++) {
            byte octet = bytes.at(i);
            strange += (octet < ' ' || octet > '~') && octet != '\r' && octet != '\n' && octet != '\t' ? 1 : 0;
        }
        return strange > bytes.length() / 4;
    }

    void flushUnless(@Nullable Frame coming) {
        Frame last = run;
        if (last == null || (coming != null && goesOn(last, coming))) {
            return;
        }
        flushHeld();
        if (foldedLines > 0) {
            columns.folded(last, foldedLines + " more lines, " + ByteCount.words(foldedBytes));
        }
        run = null;
        shown = 0;
        foldedLines = 0;
        foldedBytes = 0;
    }

    private void flushHeld() {
        if (heldFrom != null) {
            line(heldFrom, held);
        }
        held = Bytes.EMPTY;
        heldFrom = null;
    }

    private static boolean goesOn(Frame last, Frame coming) {
        return coming.label() == last.label()
                && coming.side() == last.side()
                && coming.exchange() == last.exchange()
                && coming.offset() == last.offset() + last.length();
    }
}
