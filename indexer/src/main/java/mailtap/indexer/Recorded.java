package mailtap.indexer;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import mailtap.indexer.document.Micros;

/**
 * Puts sessions in the order in which they were recorded, which is what {@code last} goes by. The number is the time of
 * its start, moved up where a clock went backwards, so that within a lane the order of the journal holds.
 */
final class Recorded {
    private final Map<String, Long> last;

    Recorded(Map<String, Long> last) {
        this.last = new HashMap<>(last);
    }

    long next(String lane, Instant start) {
        return last.merge(lane, Micros.of(start), (before, now) -> Math.max(before + 1, now));
    }

    /** The last number given in each lane. */
    Map<String, Long> last() {
        return Map.copyOf(last);
    }
}
