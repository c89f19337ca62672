package mailtap.viewer.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import mailtap.journal.JournalEntry;
import mailtap.transcript.Frame;
import mailtap.transcript.SessionId;

/**
 * What was said in sessions of which it is not known yet whether they are to be shown, so that they can be shown from
 * their beginning. When it is too much, the sessions silent longest lose it: they are shown from where they are found.
 */
final class Undecided {
    private static final long MOST_BYTES = 32L << 20;
    private static final long ENTRY_BYTES = 100;

    private final LinkedHashMap<SessionId, Kept> sessions = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    private static final class Kept {
        private final List<JournalEntry> entries = new ArrayList<>();
        private long bytes;
    }

    void keep(JournalEntry entry) {
        Kept kept = sessions.computeIfAbsent(entry.session(), unused -> new Kept());
        long size = ENTRY_BYTES
                + (entry.entry() instanceof Frame frame ? frame.bytes().length() : 0);
        kept.entries.add(entry);
        kept.bytes += size;
        bytes += size;
        while (bytes > MOST_BYTES) {
            bytes -= sessions.pollFirstEntry().getValue().bytes;
        }
    }

    /** What was kept of a session; it is forgotten. */
    List<JournalEntry> take(SessionId id) {
        Kept kept = sessions.remove(id);
        if (kept == null) {
            return List.of();
        }
        bytes -= kept.bytes;
        return kept.entries;
    }
}
