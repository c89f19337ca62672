package mailtap.indexer;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mailtap.journal.DataDirectory;
import mailtap.journal.DataLock;
import mailtap.journal.IndexRequest;
import mailtap.journal.JournalPosition;
import mailtap.journal.JournalReader;
import org.apache.lucene.index.CorruptIndexException;

/**
 * Keeps the index up to date with the journal, for all lanes. There is one at a time for a data directory: it holds the
 * lock on the index. All methods but {@link #stop} belong to one thread.
 */
public final class Indexer implements Closeable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    /** What is behind is of no use to whoever waits for the newest; fewer, larger commits come to the end sooner. */
    private static final int LONGER_WHILE_BEHIND = 6;

    /** As every commit leaves a segment, and every search opens all of them. */
    private static final Duration BETWEEN_MERGES = Duration.ofSeconds(30);

    private static final int COMMITS_BETWEEN_MERGES = 4;

    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(500);

    private final DataDirectory data;
    private final IndexSettings settings;
    private final DataLock lock;
    private final Courtesy courtesy = new Courtesy();
    private Follower follower;
    private Map<String, JournalPosition> ends = Map.of();
    private long lastMerge = System.nanoTime();
    private boolean renewed;
    private volatile boolean stopped;

    private Indexer(DataDirectory data, IndexSettings settings, DataLock lock) throws IOException {
        this.data = data;
        this.settings = settings;
        this.lock = lock;
        this.follower = Follower.of(data, IndexStore.open(data.index(), settings), settings);
    }

    /**
     * Opens the index, or begins it anew where it is missing, damaged or of another version.
     *
     * @throws mailtap.journal.LockedException when another process keeps the index up to date
     */
    public static Indexer open(DataDirectory data, IndexSettings settings) throws IOException {
        DataLock lock = data.lockIndex();
        try {
            return new Indexer(data, settings, lock);
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /** Follows the journal until {@link #stop}, then commits. */
    public void follow() throws IOException, InterruptedException {
        long lastCommit = System.nanoTime();
        long lastLook = lastCommit;
        Duration interval = Duration.ofMillis(settings.commitIntervalMillis());
        while (!stopped) {
            long began = System.nanoTime();
            Duration due = courtesy.isBehind() ? interval.multipliedBy(LONGER_WHILE_BEHIND) : interval;
            Duration rest = due.minus(Duration.ofNanos(began - lastCommit));
            if (began - lastLook > BETWEEN_LOOKS.toNanos()) {
                lastLook = began;
                look();
            }
            if (follower.hasUncommitted() && !rest.isPositive()) {
                commit();
                lastCommit = System.nanoTime();
            } else {
                Duration wait = follower.hasUncommitted() ? rest : interval;
                step(wait.compareTo(BETWEEN_LOOKS) < 0 ? wait : BETWEEN_LOOKS);
            }
            TimeUnit.NANOSECONDS.sleep(courtesy.restNanos(System.nanoTime() - began));
        }
        commit();
    }

    private void look() throws IOException, InterruptedException {
        ends = JournalReader.ends(data, ends);
        courtesy.look(ends, follower.backlog(ends));
        try {
            follower.prune();
            answerRequests();
            mergeNowAndThen();
        } catch (CorruptIndexException damaged) {
            beginAnewOnce(damaged);
        }
    }

    private void mergeNowAndThen() throws IOException {
        long now = System.nanoTime();
        if (!courtesy.isBehind()
                && now - lastMerge > BETWEEN_MERGES.toNanos()
                && follower.commits() >= COMMITS_BETWEEN_MERGES) {
            lastMerge = now;
            follower.mergeTiny();
        }
    }

    /** Those who wait for everything recorded so far to be found: docs/data-directory.md. */
    private void answerRequests() throws IOException, InterruptedException {
        List<IndexRequest> requests = IndexRequest.answerable(data);
        if (requests.isEmpty()) {
            return;
        }
        ends = JournalReader.ends(data, ends);
        boolean more = true;
        while (more && !follower.hasReached(ends)) {
            more = step(Duration.ZERO);
        }
        commit();
        for (IndexRequest request : requests) {
            request.advance(IndexRequest.State.INDEXED);
        }
    }

    /** Indexes what the journal holds now, and commits. */
    public IndexProgress catchUp(Consumer<IndexProgress> progress) throws IOException, InterruptedException {
        long lastReport = System.nanoTime();
        follower.prune();
        while (step(Duration.ZERO)) {
            if (System.nanoTime() - lastReport > BETWEEN_REPORTS.toNanos()) {
                lastReport = System.nanoTime();
                progress.accept(progress());
            }
        }
        commit();
        progress.accept(progress());
        return progress();
    }

    /**
     * Makes one of the index's small segments, so that looks open fewer. Takes seconds, at the most some minutes.
     *
     * @return the bytes that would have to be free for it and are not, 0 when it was done
     */
    public long mergeSmall(ByteProgress progress) throws IOException, InterruptedException {
        try {
            return follower.mergeSmall(progress);
        } catch (CorruptIndexException damaged) {
            beginAnewOnce(damaged);
            catchUp(unused -> {});
            return 0;
        }
    }

    /** Makes the index anew from the journal. Until it is done, whoever searches goes on with the old one. */
    public IndexProgress rebuild(Consumer<IndexProgress> progress) throws IOException, InterruptedException {
        beginAnew();
        return catchUp(progress);
    }

    private void beginAnew() throws IOException {
        follower.close();
        follower = Follower.of(data, IndexStore.create(data.index(), settings), settings);
    }

    private void beginAnewOnce(CorruptIndexException damaged) throws IOException {
        if (renewed) {
            throw damaged;
        }
        renewed = true;
        beginAnew();
    }

    /** An index that turns out to be damaged is made anew, once; the journal has it all. */
    private boolean step(Duration atMost) throws IOException, InterruptedException {
        try {
            return follower.step(atMost);
        } catch (CorruptIndexException damaged) {
            beginAnewOnce(damaged);
            return true;
        }
    }

    private void commit() throws IOException, InterruptedException {
        try {
            if (follower.hasUncommitted()) {
                follower.commit();
            }
        } catch (CorruptIndexException damaged) {
            beginAnewOnce(damaged);
            catchUp(unused -> {});
        }
    }

    private IndexProgress progress() throws IOException {
        JournalExtent extent = JournalExtent.of(data, follower.read());
        return new IndexProgress(follower.entries(), extent.done(), extent.total(), follower.damaged());
    }

    /** Up to where the journal is in the index, for all to see. */
    public Map<String, JournalPosition> committed() {
        return follower.committed();
    }

    /** From any thread: {@link #follow} commits and returns. */
    public void stop() {
        stopped = true;
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            follower.close();
        }
    }
}
