package mailtap.indexer;

import java.util.Map;
import java.util.TreeMap;
import mailtap.mail.submission.Stage;
import mailtap.mail.submission.Submissions;

/**
 * How the index is kept up to date.
 *
 * @param commitIntervalMillis how long new documents may wait before other processes see them
 * @param headBytes of each message that are read for its headers and text
 * @param memoryBytes for messages that are in the middle of being sent, all sessions together; beyond it the sessions
 *     longest silent are read from the journal again when they go on
 * @param sessions kept in memory likewise
 * @param window within which copies of one message are joined
 * @param stages of routes that declare where on its way their mail is, by the route's name
 */
public record IndexSettings(
        int commitIntervalMillis,
        int headBytes,
        long memoryBytes,
        int sessions,
        Submissions.Window window,
        Map<String, Stage> stages) {
    public static final IndexSettings DEFAULT =
            new IndexSettings(500, 256 << 10, 64L << 20, 4_096, Submissions.Window.DEFAULT, Map.of());

    public IndexSettings {
        stages = Map.copyOf(stages);
        require(commitIntervalMillis >= 10 && commitIntervalMillis <= 60_000, "commit interval from 10 to 60000 ms");
        require(headBytes >= 1_024 && headBytes <= 16 << 20, "head of 1 KiB to 16 MiB");
        require(memoryBytes >= headBytes, "memory for one message at least");
        require(sessions >= 1, "one session at least");
    }

    /** What answers depend on: an index made with something else is made anew. */
    String verdicts() {
        return window + " " + new TreeMap<>(stages);
    }

    public IndexSettings withCommitInterval(int millis) {
        return new IndexSettings(millis, headBytes, memoryBytes, sessions, window, stages);
    }

    public IndexSettings withMemory(long bytes, int mostSessions) {
        return new IndexSettings(commitIntervalMillis, headBytes, bytes, mostSessions, window, stages);
    }

    public IndexSettings withVerdicts(Submissions.Window within, Map<String, Stage> declared) {
        return new IndexSettings(commitIntervalMillis, headBytes, memoryBytes, sessions, within, declared);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("index: " + what);
        }
    }
}
