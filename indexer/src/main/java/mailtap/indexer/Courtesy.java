package mailtap.indexer;

import java.time.Duration;
import java.util.Map;
import mailtap.journal.JournalPosition;

/**
 * Lets the relay go first. Indexing a message costs many times what relaying it does, and both share a machine: when mail
 * comes faster than it can be indexed, every client would wait for the index. So while the journal runs ahead the indexer
 * rests twice as long as it works, and makes up for that when the traffic ceases.
 */
final class Courtesy {
    private static final int RESTS_FOR_WORK = 2;
    /** In the journal: well under a second of indexing. Less is what comes with every moment of traffic. */
    private static final long BEHIND_BYTES = 128 << 10;

    private static final long LONGEST_REST_NANOS = Duration.ofMillis(250).toNanos();

    private Map<String, JournalPosition> ends = Map.of();
    private boolean ahead;

    /** Told now and then where the journal ends, and how much of it is not indexed yet. */
    void look(Map<String, JournalPosition> journalEnds, long backlogBytes) {
        ahead = backlogBytes > BEHIND_BYTES && !journalEnds.equals(ends);
        ends = journalEnds;
    }

    /** Mail comes faster than it can be indexed. */
    boolean isBehind() {
        return ahead;
    }

    /** How long to rest after so much work. */
    long restNanos(long workedNanos) {
        return ahead ? Math.min(LONGEST_REST_NANOS, RESTS_FOR_WORK * workedNanos) : 0;
    }
}
