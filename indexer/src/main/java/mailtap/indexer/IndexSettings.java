package mailtap.indexer;

/**
 * How the index is kept up to date.
 *
 * @param commitIntervalMillis how long new documents may wait before other processes see them
 * @param headBytes of each message that are read for its headers and text
 * @param memoryBytes for messages that are in the middle of being sent, all sessions together; beyond it the sessions
 *     longest silent are read from the journal again when they go on
 * @param sessions kept in memory likewise
 */
public record IndexSettings(int commitIntervalMillis, int headBytes, long memoryBytes, int sessions) {
    public static final IndexSettings DEFAULT = new IndexSettings(500, 256 << 10, 64L << 20, 4_096);

    public IndexSettings {
        require(commitIntervalMillis >= 10 && commitIntervalMillis <= 60_000, "commit interval from 10 to 60000 ms");
        require(headBytes >= 1_024 && headBytes <= 16 << 20, "head of 1 KiB to 16 MiB");
        require(memoryBytes >= headBytes, "memory for one message at least");
        require(sessions >= 1, "one session at least");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("index: " + what);
        }
    }
}
