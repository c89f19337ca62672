package mailtap.indexer;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalBatch;
import mailtap.journal.JournalPosition;
import mailtap.journal.JournalReader;

/** Reads the journal onwards from where the index stands, into the index. */
final class Follower implements Closeable {
    /** How often the journal is looked at while nothing comes. */
    private static final Duration EVERY = Duration.ofMillis(25);

    private final DataDirectory data;
    private final IndexStore store;
    private final JournalReader journal;
    private final Tracks tracks;
    private Map<String, JournalPosition> committed;
    private long entries;
    private long damaged;
    private boolean changed;
    private int commits;
    private Pruning pruning = Pruning.NONE;

    /** Lets go of what retention has taken from the journal since. */
    void prune() throws IOException {
        Pruning now = Pruning.since(pruning, data);
        boolean first = pruning.beginnings().isEmpty();
        boolean any = now.beginnings().values().stream().anyMatch(at -> at.segment() > 1);
        if (!now.equals(pruning) && (any || !first)) {
            changed |= tracks.prune(now);
        }
        pruning = now;
    }

    private Follower(DataDirectory data, IndexStore store, IndexSettings settings) {
        this.data = data;
        this.store = store;
        this.committed = store.notes().positions();
        this.journal = JournalReader.from(data, committed);
        this.tracks = new Tracks(data, store, settings);
    }

    /** Takes the store over. */
    static Follower of(DataDirectory data, IndexStore store, IndexSettings settings) {
        return new Follower(data, store, settings);
    }

    /** False when nothing new came in that time. */
    boolean step(Duration atMost) throws IOException, InterruptedException {
        Optional<JournalBatch> batch = atMost.isZero() ? journal.poll() : journal.await(atMost, EVERY);
        if (batch.isPresent()) {
            changed = true;
            entries += batch.get().entries().size();
            damaged += batch.get().damage().size();
            tracks.take(batch.get());
        }
        return batch.isPresent();
    }

    /** Merging in the background counts, too: it makes the index smaller for readers. */
    boolean hasUncommitted() {
        return changed || store.hasUncommitted();
    }

    /** How often something was made visible since {@link #mergeTiny}: so many segments there may be more. */
    int commits() {
        return commits;
    }

    /** In the background. */
    void mergeTiny() throws IOException {
        store.mergeTiny();
        commits = 0;
    }

    /** Makes one of the small segments, visible at once; returns what {@link IndexStore#mergeSmall} does. */
    long mergeSmall(ByteProgress progress) throws IOException {
        long wanting = store.mergeSmall(progress);
        commit();
        return wanting;
    }

    /** Makes visible what was read. */
    void commit() throws IOException {
        tracks.writeSessions();
        committed = journal.positions();
        store.commit(committed, tracks.recorded());
        changed = false;
        commits++;
    }

    /** Up to where the journal is in the index for all to see. */
    Map<String, JournalPosition> committed() {
        return committed;
    }

    /** Whether everything before these places was read. */
    boolean hasReached(Map<String, JournalPosition> ends) {
        Map<String, JournalPosition> here = journal.positions();
        return ends.entrySet().stream().allMatch(end -> {
            JournalPosition at = here.get(end.getKey());
            return at != null && at.compareTo(end.getValue()) >= 0;
        });
    }

    /** About how much of the journal is before these places and was not read, as it is stored. */
    long backlog(Map<String, JournalPosition> ends) {
        Map<String, JournalPosition> here = journal.positions();
        long bytes = 0;
        for (JournalPosition end : ends.values()) {
            JournalPosition at = here.get(end.lane());
            bytes += at != null && at.segment() == end.segment() ? end.offset() - at.offset() : end.offset();
        }
        return bytes;
    }

    Map<String, JournalPosition> read() {
        return journal.positions();
    }

    long entries() {
        return entries;
    }

    /** Places of the journal that could not be read. */
    long damaged() {
        return damaged;
    }

    /** What was not committed is given up. */
    @Override
    public void close() throws IOException {
        try (store;
                tracks;
                journal) {
            changed = false;
        }
    }
}
