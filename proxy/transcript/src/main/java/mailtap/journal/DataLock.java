package mailtap.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The right to do something with the data directory, held by one process at a time and given back by the system when it
 * dies. The file stays; only the lock on it counts. It names its holder, for the message to the one who comes second.
 *
 * <p>POSIX forgets a process's locks on a file when any channel of that process to it is closed, so this virtual machine
 * keeps a list of what it holds and never opens such a file again.
 */
public final class DataLock implements Closeable {
    /** Far behind the holder's name: where locks are mandatory, the name can still be read. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    /** Somebody who only looks whether a lock is held holds it for a moment. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DataLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Empty when somebody else holds it. */
    static Optional<DataLock> tryLock(Path file) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<DataLock> lock = attempt(file);
        while (lock.isEmpty() && !HELD.contains(key(file)) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000);
            lock = attempt(file);
        }
        return lock;
    }

    /** Who holds it now, if anybody. */
    static Optional<String> holder(Path file) throws IOException {
        if (HELD.contains(key(file))) {
            return Optional.of(self());
        }
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return isHeldElsewhere(file) ? Optional.of(nameIn(file)) : Optional.empty();
    }

    /** Only looks, which is possible where nothing can be written too. */
    private static boolean isHeldElsewhere(Path file) throws IOException {
        Path key = key(file);
        if (!HELD.add(key)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(key, StandardOpenOption.READ);
                FileLock look = channel.tryLock(LOCKED_BYTE, 1, true)) {
            return look == null;
        } finally {
            HELD.remove(key);
        }
    }

    private static Optional<DataLock> attempt(Path file) throws IOException {
        Path key = key(file);
        if (!HELD.add(key)) {
            return Optional.empty();
        }
        DataLock lock = null;
        try {
            lock = locked(key);
        } finally {
            if (lock == null) {
                HELD.remove(key);
            }
        }
        return Optional.ofNullable(lock);
    }

    private static @Nullable DataLock locked(Path file) throws IOException {
        FileChannel channel = PrivateFiles.openOrCreate(file);
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock != null) {
                writeName(channel);
                return new DataLock(file, channel);
            }
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
        channel.close();
        return null;
    }

    private static void writeName(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((self() + "\n").getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static String self() {
        ProcessHandle self = ProcessHandle.current();
        Instant since = self.info().startInstant().orElse(Instant.EPOCH).truncatedTo(ChronoUnit.SECONDS);
        return "process " + self.pid() + " since " + since;
    }

    private static String nameIn(Path file) throws IOException {
        String name = Files.readString(file).strip();
        return name.isEmpty() ? "another process" : name;
    }

    private static Path key(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** Gives it back. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }
}
