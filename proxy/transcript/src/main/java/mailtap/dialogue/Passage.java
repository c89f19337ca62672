package mailtap.dialogue;

import mailtap.transcript.Bytes;
import mailtap.transcript.Side;

/**
 * The TLS of one side, where it passes closed: it begins with the side's first byte, or behind the reply that agrees to it,
 * and goes on for as long as what comes are TLS records.
 */
final class Passage {
    private final Side side;
    private final Scribe scribe;
    private final Unanswered unanswered;
    private final Upgrade upgrade;
    private final Hellos hellos;
    private TlsCutter tls;
    private boolean agreed;
    private boolean spoken;

    Passage(Side side, Talk talk) {
        this.side = side;
        this.scribe = talk.scribe();
        this.unanswered = talk.unanswered();
        this.upgrade = talk.upgrade();
        this.hellos = talk.hellos();
        this.tls = cutter();
    }

    private TlsCutter cutter() {
        return new TlsCutter(side, scribe, record -> hellos.add(side, record, agreed));
    }

    /** Whether the side, at the beginning of a line, begins TLS with this byte. */
    boolean begins(byte next) {
        return (agreed || !spoken) && TlsCutter.beginsRecord(next);
    }

    void restart() {
        tls = cutter();
    }

    /** The server has agreed: what comes next is TLS. */
    void agreed() {
        agreed = true;
        restart();
    }

    void spoke() {
        spoken = true;
    }

    boolean hasSpoken() {
        return spoken;
    }

    int cut(Bytes chunk, int from) {
        spoken = true;
        int end = tls.cut(chunk, from, unanswered.last());
        if (tls.state() == TlsCutter.State.PLAIN) {
            upgrade.plain(side, unanswered.last());
        }
        return end;
    }

    TlsCutter.State state() {
        return tls.state();
    }

    void lost(long length) {
        tls.lost(length);
    }

    /** No more of what has begun will come. */
    void flush() {
        tls.flush(unanswered.last());
    }
}
