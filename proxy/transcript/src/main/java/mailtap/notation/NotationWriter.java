package mailtap.notation;

import java.time.Instant;
import java.util.function.Consumer;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Transcript;
import org.jspecify.annotations.Nullable;

/**
 * Writes the entries of one session as lines, as they come. {@link #finish()} writes what is still held: a line whose
 * end has not come, or the count of what was folded.
 */
public final class NotationWriter {
    /** Bytes of an unfinished line that are held in the hope of its end. */
    static final int HELD = 8 << 10;

    private final SessionId id;
    private final Columns columns;
    private final LineWriter lines;
    private final RunWriter runs;
    private final Consumer<NotationLine> out;
    private final Offsets offsets = new Offsets();
    private boolean begun;

    public NotationWriter(SessionId id, NotationStyle style, Consumer<NotationLine> out) {
        this.id = id;
        this.out = out;
        this.columns = new Columns(style, out);
        this.lines = new LineWriter(style, columns);
        this.runs = new RunWriter(style, columns);
    }

    /** The whole transcript in its normal form, one text. */
    public static String write(Transcript transcript, NotationStyle style) {
        StringBuilder text = new StringBuilder();
        NotationWriter writer = new NotationWriter(
                transcript.id(), style, line -> text.append(line).append('\n'));
        transcript.normalForm().entries().forEach(writer::write);
        writer.finish();
        return text.toString();
    }

    public void write(Entry entry) {
        begin(entry);
        if (entry instanceof Frame frame) {
            frame(frame);
        } else if (!(entry instanceof SessionStart)) {
            flush(null);
            columns.note(entry);
        }
    }

    private void begin(@Nullable Entry first) {
        if (!begun) {
            begun = true;
            columns.begin(first == null ? Instant.EPOCH : first.at());
            out.accept(new NotationLine(first, "", "", "", Text.guarded(HeadLine.write(id, first)), ""));
        }
    }

    private void frame(Frame frame) {
        flush(frame);
        if (frame.offset() != offsets.next(frame.side())) {
            columns.offset(frame);
        }
        offsets.pass(frame);
        if (frame.label().isLine()) {
            lines.write(frame);
        } else {
            runs.write(frame);
        }
    }

    /** Ends what the coming frame does not go on with. */
    private void flush(@Nullable Frame coming) {
        lines.flushUnless(coming);
        runs.flushUnless(coming);
    }

    /** Writes what is held. The writer may be used on after it. */
    public void finish() {
        begin(null);
        flush(null);
    }
}
