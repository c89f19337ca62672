package mailtap.viewer.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** How far something has come that takes more than a second: share, rate, time left. For terminals only. */
public final class Progress {
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final long BETWEEN_NANOS = 500_000_000L;

    private final Screen notices;
    private final boolean watched;
    private final String what;
    private final String unit;
    private final double unitSize;
    private final long began = System.nanoTime();
    private long last = began + PATIENCE_NANOS - BETWEEN_NANOS;

    /** @param watched a person looks at the notices */
    public Progress(Screen notices, boolean watched, String what) {
        this(notices, watched, what, "MB", 1e6);
    }

    private Progress(Screen notices, boolean watched, String what, String unit, double unitSize) {
        this.notices = notices;
        this.watched = watched;
        this.what = what;
        this.unit = unit;
        this.unitSize = unitSize;
    }

    /** Of things that are counted, not bytes. */
    public static Progress counting(Screen notices, boolean watched, String what) {
        return new Progress(notices, watched, what, "", 1);
    }

    public void at(long done, long total) {
        long now = System.nanoTime();
        if (!watched || now - last < BETWEEN_NANOS || done == 0) {
            return;
        }
        last = now;
        try {
            notices.passing(Rich.of(Ink.FAINT, words(done, total, (now - began) / 1e9)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String words(long done, long total, double seconds) {
        double rate = done / seconds;
        long left = Math.round(Math.max(0, total - done) / rate);
        return String.format(
                Locale.ROOT,
                "%s %d%%, %.1f%s/s, %d s left",
                what,
                100 * done / Math.max(1, total),
                rate / unitSize,
                unit.isEmpty() ? "" : " " + unit,
                left);
    }
}
