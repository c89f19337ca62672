package mailtap.relay.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets of TLS connections in the format that sniffers read (SSLKEYLOGFILE). Whoever has the file can read what was
 * captured of these connections, so it is for its owner alone. Lines are written by a thread of its own; when it cannot
 * keep up, some are missing, and the log says so.
 */
public final class KeyLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyLog.class);

    /** A connection has five lines at most: those of a thousand that begin at once. */
    private static final int LINES_WAITING = 5_000;

    private static final String END = "";

    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(LINES_WAITING);
    private final FileChannel file;
    private final Thread writer;

    private KeyLog(FileChannel file) {
        this.file = file;
        this.writer = Thread.ofPlatform().daemon().name("mailtap-key-log").start(this::write);
    }

    /** Adds to the file, which is made when it is missing. */
    public static KeyLog to(Path path) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        return new KeyLog(FileChannel.open(path, options, AuthorityStore.attribute("rw-------")));
    }

    /** From any thread, without waiting. */
    void add(String line) {
        if (!lines.offer(line)) {
            LOG.warn("the key log cannot keep up: secrets of some connections are missing in it");
        }
    }

    private void write() {
        try {
            for (String line = lines.take(); !line.equals(END); line = lines.take()) {
                ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
        } catch (IOException failed) {
            LOG.error("the key log cannot be written: {}", failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what waits. */
    @Override
    public void close() throws IOException {
        try {
            lines.put(END);
            writer.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }
}
