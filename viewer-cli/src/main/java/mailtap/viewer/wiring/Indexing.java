package mailtap.viewer.wiring;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mailtap.indexer.IndexSettings;
import mailtap.indexer.Indexer;
import mailtap.journal.DataDirectory;
import mailtap.journal.LockedException;
import mailtap.viewer.home.FailureWords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that keeps the index up to date while mail is captured. When another process does so already it waits for
 * its turn; when it fails, on a full disk for one, the journal goes on, and what is missing is indexed as soon as it can be.
 */
final class Indexing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);
    private static final int RETRY_MILLIS = 500;
    private static final int RETRY_AFTER_FAILURE_SECONDS = 60;
    private static final int END_MILLIS = 3000;

    private final DataDirectory data;
    private final IndexSettings settings;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Indexer indexer;

    private Indexing(DataDirectory data, IndexSettings settings) {
        this.data = data;
        this.settings = settings;
        this.thread = new Thread(this::run, "mailtap-indexer");
        thread.setDaemon(true);
    }

    static Indexing start(DataDirectory data, IndexSettings settings) {
        Indexing indexing = new Indexing(data, settings);
        indexing.thread.start();
        return indexing;
    }

    private void run() {
        try {
            while (!isStopping() && !follow()) {
                stopping.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (RuntimeException e) {
            LOG.error("the index stands still until the next start; the journal goes on", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when it is to be tried again: another process has the index, or the disk does not take it. */
    private boolean follow() throws InterruptedException {
        try (Indexer mine = Indexer.open(data, settings)) {
            indexer = mine;
            if (isStopping()) {
                mine.stop();
            }
            mine.follow();
            mine.catchUp(progress -> {});
            return true;
        } catch (LockedException e) {
            LOG.info("{}", e.getMessage());
            return false;
        } catch (IOException e) {
            LOG.error(
                    "the index stands still and is tried again in {} s; the journal goes on: {}",
                    RETRY_AFTER_FAILURE_SECONDS,
                    FailureWords.of(e));
            stopping.await(RETRY_AFTER_FAILURE_SECONDS, TimeUnit.SECONDS);
            return false;
        } finally {
            indexer = null;
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Call it when nothing more comes: what the journal holds by then is indexed, if that takes no longer than allowed. */
    @Override
    public void close() {
        stopping.countDown();
        Indexer mine = indexer;
        if (mine != null) {
            mine.stop();
        }
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
