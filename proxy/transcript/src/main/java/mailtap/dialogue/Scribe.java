package mailtap.dialogue;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Origin;
import mailtap.transcript.Side;

/**
 * Writes the entries: lays frames end to end on each side, leaves out the bytes of secrets, and caps findings. Nothing
 * else makes a frame.
 */
final class Scribe {
    private final Consumer<Entry> out;
    private final boolean keepSecrets;
    private final Map<FindingKind, Integer> found = new EnumMap<>(FindingKind.class);
    private final long[] written = new long[2];
    private Instant now = Instant.EPOCH;

    Scribe(Consumer<Entry> out, boolean keepSecrets) {
        this.out = out;
        this.keepSecrets = keepSecrets;
    }

    /** Part of a line with a label of its own, from inclusive to exclusive. */
    record Part(int from, int to, Label label) {}

    /** The time of what is written from here on. */
    void now(Instant at) {
        now = at;
    }

    Instant now() {
        return now;
    }

    /** For what there is one of on each side. */
    static int index(Side side) {
        return side == Side.CLIENT ? 0 : 1;
    }

    /** Where the side's next frame begins. */
    long offset(Side side) {
        return written[index(side)];
    }

    void write(Side side, Label label, int exchange, Bytes bytes) {
        if (bytes.isEmpty()) {
            return;
        }
        if (label.isAbsent() || (label == Label.CREDENTIAL && !keepSecrets)) {
            absent(side, label, exchange, bytes.length());
            return;
        }
        out.accept(Frame.kept(now, side, label, exchange, offset(side), bytes));
        written[index(side)] += bytes.length();
    }

    void absent(Side side, Label label, int exchange, long length) {
        if (length > 0) {
            out.accept(Frame.absent(now, side, label, exchange, offset(side), length));
            written[index(side)] += length;
        }
    }

    /** A line whose parts, in order and apart from one another, have labels other than the line's own. */
    void line(Side side, int exchange, Bytes line, List<Part> parts) {
        Label own = side == Side.CLIENT ? Label.COMMAND : Label.REPLY;
        int from = 0;
        for (Part part : parts) {
            write(side, own, exchange, line.slice(from, part.from()));
            write(side, part.label(), exchange, line.slice(part.from(), part.to()));
            from = part.to();
        }
        write(side, own, exchange, line.from(from));
    }

    /** Lines that are not of the session's own talk, each of them whole or the last cut short. */
    void own(Side side, Bytes lines) {
        Label label = side == Side.CLIENT ? Label.OWN_COMMAND : Label.OWN_REPLY;
        int from = 0;
        while (from < lines.length()) {
            int lf = lines.indexOf((byte) '\n', from);
            int end = lf < 0 ? lines.length() : lf + 1;
            write(side, label, 0, lines.slice(from, end));
            from = end;
        }
    }

    void finding(Side side, int exchange, long offset, FindingKind kind, String detail) {
        int count = found.merge(kind, 1, Integer::sum);
        if (count <= Limits.FINDINGS_OF_A_KIND) {
            out.accept(new Finding(now, kind, Origin.of(side), exchange, offset, detail));
        } else if (count == Limits.FINDINGS_OF_A_KIND + 1) {
            String words = "no more of " + kind.wireName();
            out.accept(new Finding(now, FindingKind.FINDINGS_CAPPED, Origin.MAILTAP, exchange, -1, words));
        }
    }

    void fault(String detail) {
        out.accept(new Finding(now, FindingKind.DECODER_FAULT, Origin.MAILTAP, 0, -1, detail));
    }

    void entry(Entry entry) {
        out.accept(entry);
    }
}
