package mailtap.journal;

/**
 * How the journal is written.
 *
 * @param writeIntervalMillis how long an entry may wait before it is given to the system: survives a kill -9
 * @param fsyncIntervalMillis how long it may wait before it is on the disk: survives a power loss; 0 for never
 * @param queueBytes what may wait in memory; beyond it frames become gaps, at half of it sources are asked to pause
 * @param segmentBytes at which size the next segment file is begun
 * @param segmentHours after which time the next segment is begun, so that retention by age has something to cut at
 * @param compression zstd's level
 */
public record JournalSettings(
        int writeIntervalMillis,
        int fsyncIntervalMillis,
        long queueBytes,
        long segmentBytes,
        int segmentHours,
        int compression) {
    public static final JournalSettings DEFAULT = new JournalSettings(50, 1000, 32L << 20, 64L << 20, 24, 3);

    public JournalSettings {
        require(writeIntervalMillis >= 1 && writeIntervalMillis <= 1000, "write interval from 1 to 1000 ms");
        require(fsyncIntervalMillis >= 0 && fsyncIntervalMillis <= 60_000, "fsync interval from 0 to 60000 ms");
        require(queueBytes >= 64 * 1024, "queue of at least 64 KiB");
        require(segmentBytes >= 64 * 1024 && segmentBytes <= 1L << 40, "segments from 64 KiB to 1 TiB");
        require(segmentHours >= 1, "segments of at least an hour");
        require(compression >= 1 && compression <= 19, "compression level from 1 to 19");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("journal: " + what);
        }
    }
}
