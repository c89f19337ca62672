package mailtap.transcript;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges adjacent frames of runs, and adjacent absences. */
final class Runs {
    private final List<Entry> merged = new ArrayList<>();
    /** The run being gathered, and what came while it went on. */
    private @Nullable Frame first;

    private final List<Bytes> pieces = new ArrayList<>();
    private final List<Entry> behind = new ArrayList<>();
    private long length;

    void add(Entry entry) {
        if (!(entry instanceof Frame frame)) {
            (first == null ? merged : behind).add(entry);
        } else if (first != null && goesOn(first, frame)) {
            pieces.add(frame.bytes());
            length += frame.length();
        } else {
            flush();
            begin(frame);
        }
    }

    private boolean goesOn(Frame run, Frame next) {
        return next.side() == run.side()
                && next.label() == run.label()
                && next.exchange() == run.exchange()
                && next.offset() == run.offset() + length;
    }

    private void begin(Frame frame) {
        if (frame.label().isLine()) {
            merged.add(frame);
            return;
        }
        first = frame;
        pieces.add(frame.bytes());
        length = frame.length();
    }

    private void flush() {
        Frame run = first;
        if (run != null) {
            merged.add(
                    new Frame(run.at(), run.side(), run.label(), run.exchange(), run.offset(), length, join(pieces)));
        }
        merged.addAll(behind);
        first = null;
        pieces.clear();
        behind.clear();
    }

    List<Entry> merged() {
        flush();
        return merged;
    }

    static Bytes join(List<Bytes> pieces) {
        if (pieces.size() == 1) {
            return pieces.getFirst();
        }
        byte[] whole = new byte[pieces.stream().mapToInt(Bytes::length).reduce(0, Math::addExact)];
        int at = 0;
        for (Bytes piece : pieces) {
            piece.copyTo(whole, at);
            at += piece.length();
        }
        return Bytes.wrap(whole);
    }
}
