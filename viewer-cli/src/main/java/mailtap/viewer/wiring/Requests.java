package mailtap.viewer.wiring;

import java.io.IOException;
import java.util.List;
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
final class Requests implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final int FLUSH_SECONDS = 30;

    private final DataDirectory data;
    private final JournalWriter journal;
    private boolean failed;

    Requests(DataDirectory data, JournalWriter journal) {
        this.data = data;
        this.journal = journal;
    }

    @Override
    public void run() {
        try {
            answer();
            failed = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            tell(e);
        }
    }

    /** Once, until it goes well again. */
    private void tell(Exception trouble) {
        if (!failed) {
            failed = true;
            LOG.error("requests to wait for the index cannot be answered", trouble);
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
}
