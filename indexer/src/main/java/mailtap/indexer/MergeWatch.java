package mailtap.indexer;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.lucene.store.Directory;

/**
 * Tells how far a merge has come while another thread waits for it: by how much larger the folder has become. Who is told
 * may fail; that ends the telling, not the merge.
 */
final class MergeWatch {
    private static final long BETWEEN_MILLIS = 500;

    private final Directory directory;
    private final LongSupplier total;
    private final ByteProgress progress;
    private final long before;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("merge-watch").unstarted(this::tell);

    private MergeWatch(Directory directory, LongSupplier total, ByteProgress progress) throws IOException {
        this.directory = directory;
        this.total = total;
        this.progress = progress;
        this.before = size();
    }

    /** @param total bytes that are being merged, 0 while that is not known */
    static MergeWatch start(Directory directory, LongSupplier total, ByteProgress progress) throws IOException {
        MergeWatch watch = new MergeWatch(directory, total, progress);
        watch.thread.start();
        return watch;
    }

    private void tell() {
        try {
            while (!over.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS)) {
                long all = total.getAsLong();
                if (all > 0) {
                    progress.at(Math.clamp(size() - before, 0, all), all);
                }
            }
        } catch (IOException | RuntimeException | InterruptedException unseen) {
            over.countDown();
        }
    }

    private long size() throws IOException {
        long size = 0;
        for (String file : directory.listAll()) {
            try {
                size += directory.fileLength(file);
            } catch (NoSuchFileException | FileNotFoundException gone) {
                // Merged away since it was listed.
            }
        }
        return size;
    }

    /** Afterwards nothing is told. */
    void close() {
        over.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
