package mailtap.viewer.wiring;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mailtap.indexer.IndexSettings;
import mailtap.indexer.Indexer;
import mailtap.journal.DataDirectory;
import mailtap.journal.LockedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that keeps the index up to date while mail is captured. When another process does so already it waits for
 * its turn; when it fails the journal goes on, and the next start indexes what is missing.
 */
final class Indexing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);
    private static final int RETRY_MILLIS = 500;
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
        } catch (IOException | RuntimeException e) {
            LOG.error("the index stands still until the next start; the journal goes on", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when another process has the index. */
    private boolean follow() throws IOException, InterruptedException {
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
