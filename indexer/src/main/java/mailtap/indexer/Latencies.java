package mailtap.indexer;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Counts durations in classes of one sixty-fourth of their size, so that any number of them takes the same memory. */
final class Latencies {
    private static final int FINE_BITS = 6;
    private static final int FINE = 1 << FINE_BITS;
    private static final int CLASSES = (Long.SIZE - FINE_BITS) * FINE;

    private final long[] counts = new long[CLASSES];
    private long count;
    private long max;

    void add(long micros) {
        long value = Math.max(0, micros);
        counts[classOf(value)]++;
        count++;
        max = Math.max(max, value);
    }

    long count() {
        return count;
    }

    Statistics.Percentiles percentiles() {
        return new Statistics.Percentiles(at(50), at(90), at(99), Duration.of(max, ChronoUnit.MICROS));
    }

    private Duration at(int percent) {
        long wanted = Math.max(1, (count * percent + 99) / 100);
        long seen = 0;
        for (int i = 0; i < CLASSES && count > 0; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return Duration.of(Math.min(max, middle(i)), ChronoUnit.MICROS);
            }
        }
        return Duration.ZERO;
    }

    private static int classOf(long value) {
        if (value < FINE) {
            return (int) value;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - FINE_BITS;
        return (shift + 1) * FINE + (int) (value >> shift) - FINE;
    }

    private static long middle(int index) {
        if (index < FINE) {
            return index;
        }
        int shift = index / FINE - 1;
        long first = (long) (index % FINE + FINE) << shift;
        return first + ((1L << shift) >> 1);
    }
}
