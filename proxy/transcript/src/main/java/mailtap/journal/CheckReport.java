package mailtap.journal;

import java.util.List;
import mailtap.transcript.SessionId;

/**
 * What a check of the whole journal found.
 *
 * @param bytes on disk
 * @param openSessions begun and not ended; ordinary while {@code run} is up
 * @param damage stretches that could not be read
 * @param breaches sessions that are not what was recorded; most follow from damage
 * @param unlisted damage and breaches beyond the first thousand of each
 */
public record CheckReport(
        int lanes,
        int segments,
        long bytes,
        long blocks,
        long entries,
        long sessions,
        long openSessions,
        List<Damage> damage,
        List<Breach> breaches,
        long unlisted) {

    /**
     * A session whose frames do not tile, or whose tally differs.
     *
     * @param at the block where it showed
     */
    public record Breach(SessionId session, JournalPosition at, String what) {
        @Override
        public String toString() {
            return "session " + session + " at " + at + ": " + what;
        }
    }

    /** Everything that was recorded is there. */
    public boolean isSound() {
        return damage.isEmpty() && breaches.isEmpty();
    }
}
