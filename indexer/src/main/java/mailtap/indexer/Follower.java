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
    private final IndexStore store;
    private final JournalReader journal;
    private final Tracks tracks;
    private Map<String, JournalPosition> committed;
    private long entries;
    private long damaged;
    private boolean changed;

    private Follower(DataDirectory data, IndexStore store, IndexSettings settings) {
        this.store = store;
        this.committed = store.positions();
        this.journal = JournalReader.from(data, committed);
        this.tracks = new Tracks(data, store, settings);
    }

    /** Takes the store over. */
    static Follower of(DataDirectory data, IndexStore store, IndexSettings settings) {
        return new Follower(data, store, settings);
    }

    /** False when nothing new came in that time. */
    boolean step(Duration atMost) throws IOException, InterruptedException {
        Optional<JournalBatch> batch = atMost.isZero() ? journal.poll() : journal.await(atMost);
        if (batch.isPresent()) {
            changed = true;
            entries += batch.get().entries().size();
            damaged += batch.get().damage().size();
            tracks.take(batch.get());
        }
        return batch.isPresent();
    }

    boolean hasUncommitted() {
        return changed;
    }

    /** Makes visible what was read. */
    void commit() throws IOException {
        tracks.writeSessions();
        committed = journal.positions();
        store.commit(committed, tracks.recorded());
        changed = false;
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
