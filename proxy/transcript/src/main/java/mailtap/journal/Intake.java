package mailtap.journal;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;

/**
 * Lets entries into the queue while there is room. When there is none, a session's frames become a gap, which is
 * remembered here and goes into the queue, with a finding, when there is room again. A session with a gap stays on this
 * side until then, so that its entries keep their order.
 *
 * <p>The ordinary way takes no lock. Everything about gaps is under one, held for a few instructions.
 */
final class Intake {
    /** Ended sessions of which nothing is in the journal; beyond it they are only counted. */
    private static final int MAX_WHOLE_SESSIONS = 10_000;
    /** Small entries that are not frames may go this far beyond the bound. */
    private static final long RESERVE = 4 << 20;

    private final EntryQueue queue;
    private final long bound;
    private final Map<SessionId, GapOf> gaps = new LinkedHashMap<>();
    private volatile boolean hasGaps;
    private int wholeSessions;
    private long unkeptBytes;
    private long unrecordedSessions;

    Intake(EntryQueue queue, long bound) {
        this.queue = queue;
        this.bound = bound;
    }

    void take(SessionId session, Entry entry) {
        int cost = EntryQueue.cost(entry);
        if (!hasGaps && queue.bytes() + cost <= bound) {
            queue.add(session, compact(entry), cost);
        } else {
            takeCarefully(session, entry, cost);
        }
    }

    /** A line cut from a large chunk must not keep the chunk alive. */
    @SuppressWarnings("ReferenceEquality")
    private static Entry compact(Entry entry) {
        if (!(entry instanceof Frame frame) || !frame.isKept()) {
            return entry;
        }
        Bytes compact = frame.bytes().compact();
        return compact == frame.bytes()
                ? frame
                : Frame.kept(frame.at(), frame.side(), frame.label(), frame.exchange(), frame.offset(), compact);
    }

    private synchronized void takeCarefully(SessionId session, Entry entry, int cost) {
        GapOf gap = gaps.get(session);
        if (gap == null && queue.bytes() + cost <= (entry instanceof Frame ? bound : bound + RESERVE)) {
            queue.add(session, compact(entry), cost);
            return;
        }
        if (gap == null) {
            gap = new GapOf();
            gaps.put(session, gap);
            hasGaps = true;
        }
        gap.add(entry);
        if (entry instanceof SessionEnd && gap.isWholeSession() && ++wholeSessions > MAX_WHOLE_SESSIONS) {
            wholeSessions--;
            unkeptBytes += gap.bytes();
            unrecordedSessions++;
            gaps.remove(session);
            hasGaps = !gaps.isEmpty();
        }
    }

    /** Called by the journal thread when it has caught up: what was remembered goes into the queue. */
    void resume() {
        if (hasGaps && queue.bytes() <= bound / 2) {
            resumeWhileThereIsRoom();
        }
    }

    private synchronized void resumeWhileThereIsRoom() {
        Iterator<Map.Entry<SessionId, GapOf>> all = gaps.entrySet().iterator();
        while (all.hasNext() && queue.bytes() <= bound) {
            Map.Entry<SessionId, GapOf> next = all.next();
            GapOf gap = next.getValue();
            gap.forEach(entry -> queue.add(next.getKey(), entry, EntryQueue.cost(entry)));
            unkeptBytes += gap.bytes();
            wholeSessions -= gap.isWholeSession() ? 1 : 0;
            all.remove();
        }
        hasGaps = !gaps.isEmpty();
    }

    boolean hasGaps() {
        return hasGaps;
    }

    /** Bytes that became gaps, those still remembered here included. */
    synchronized long unkeptBytes() {
        return unkeptBytes + gaps.values().stream().mapToLong(GapOf::bytes).sum();
    }

    /** Sessions of which not even a gap could be kept. */
    synchronized long unrecordedSessions() {
        return unrecordedSessions;
    }
}
