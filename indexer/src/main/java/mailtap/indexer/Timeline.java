package mailtap.indexer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import mailtap.indexer.document.Micros;

/**
 * How much began when: stretches of equal length, without holes, that begin at round times.
 *
 * @param width of each; a day is 24 hours here, so a change of the clocks moves the later ones by an hour
 */
public record Timeline(Duration width, List<Stretch> stretches) {
    static final Timeline EMPTY = new Timeline(Duration.ZERO, List.of());
    private static final int MOST = 60;
    private static final long[] WIDTHS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 604_800
    };
    private static final long LARGEST_WIDTH = 604_800;

    /** What began from this moment on. Refused are the exchanges that the server refused or deferred. */
    public record Stretch(Instant from, long sessions, long exchanges, long messages, long refused) {}

    public Timeline {
        stretches = List.copyOf(stretches);
    }

    /** The round times of a time line, before anything is counted. Times are in microseconds. */
    record Scale(long start, long width, int count) {
        /** Beyond this a difference of two could not be counted. */
        private static final long FURTHEST = Long.MAX_VALUE / 4;

        static Scale of(long oldest, long newest, ZoneId zone) {
            long first = Math.clamp(oldest, -FURTHEST, FURTHEST);
            long last = Math.clamp(newest, first, FURTHEST);
            long width = width(last - first) * 1_000_000;
            long offset = zone.getRules().getOffset(Micros.instant(first)).getTotalSeconds() * 1_000_000L;
            long start = Math.floorDiv(first + offset, width) * width - offset;
            return new Scale(start, width, (int) ((last - start) / width) + 1);
        }

        private static long width(long span) {
            long seconds = span / 1_000_000;
            for (long width : WIDTHS) {
                if (seconds / width < MOST) {
                    return width;
                }
            }
            // A wrong clock can put years between the first and the last.
            return (seconds / MOST / LARGEST_WIDTH + 1) * LARGEST_WIDTH;
        }

        int index(long time) {
            return Math.clamp((time - start) / width, 0, count - 1);
        }

        Instant from(int index) {
            return Micros.instant(start + index * width);
        }
    }
}
