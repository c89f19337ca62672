package mailtap.viewer.wiring;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mailtap.journal.DataDirectory;
import mailtap.journal.IndexRequest;
import mailtap.journal.JournalWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers those who wait for everything relayed so far to be found ({@code index --wait}; docs/data-directory.md): brings
 * it to the disk and says so. The one who indexes does the rest.
 */
final class Requests implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final int LOOK_MILLIS = 100;
    private static final int FLUSH_SECONDS = 30;

    private final DataDirectory data;
    private final JournalWriter journal;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "mailtap-requests");

    private Requests(DataDirectory data, JournalWriter journal) {
        this.data = data;
        this.journal = journal;
        thread.setDaemon(true);
    }

    static Requests start(DataDirectory data, JournalWriter journal) {
        Requests requests = new Requests(data, journal);
        requests.thread.start();
        return requests;
    }

    private void run() {
        try {
            while (!stopping.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                answer();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.error("requests to wait for the index are not answered any more", e);
        }
    }

    private void answer() throws IOException, InterruptedException {
        List<IndexRequest> asked = IndexRequest.in(IndexRequest.State.ASKED, data);
        if (!asked.isEmpty() && isOnDisk()) {
            for (IndexRequest request : asked) {
                request.advance(IndexRequest.State.DURABLE);
            }
        }
    }

    private boolean isOnDisk() throws InterruptedException {
        try {
            journal.flush().toCompletableFuture().get(FLUSH_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the journal does not reach the disk: {}", String.valueOf(e.getMessage()));
            return false;
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
