package mailtap.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * The one journal thread: queue to blocks to disk. A disk that fails makes it stand still with the block in its hand and
 * try again; meanwhile the queue fills, and {@link Intake} makes gaps. So a full disk needs no second way of doing
 * things.
 */
final class JournalLoop implements Runnable {
    /** Of unpacked entries; where a block is closed. */
    static final int BLOCK_BYTES = 64 * 1024;
    /** A frame with more bytes is stored as several. */
    static final int MAX_FRAME_BYTES = 1 << 20;

    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    /** Blocks written in one go before the clock is looked at again. */
    private static final int BLOCKS_AT_ONCE = 64;

    private final EntryQueue queue;
    private final Intake intake;
    private final SegmentWriter segments;
    private final long writeNanos;
    private final long fsyncNanos;
    private final BiConsumer<SessionId, Entry> keeping;
    private final EntryWriter block = new EntryWriter();
    private final Ledger ledger = new Ledger();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final List<CompletableFuture<JournalPosition>> markers = new ArrayList<>();

    private long lastWrite = System.nanoTime();
    private long lastSync = lastWrite;
    private boolean unsynced;
    private volatile boolean closing;
    private volatile @Nullable String failure;
    private final AtomicLong lostEntries = new AtomicLong();

    JournalLoop(EntryQueue queue, Intake intake, SegmentWriter segments, JournalWriter.Surroundings with) {
        this.queue = queue;
        this.intake = intake;
        this.segments = segments;
        this.writeNanos = TimeUnit.MILLISECONDS.toNanos(with.settings().writeIntervalMillis());
        this.fsyncNanos = TimeUnit.MILLISECONDS.toNanos(with.settings().fsyncIntervalMillis());
        this.keeping = with.keeping().apply(this::add);
    }

    /** Why writing fails at present; null while it does not. */
    @Nullable
    String failure() {
        return failure;
    }

    long lostEntries() {
        return lostEntries.get();
    }

    /** Writes what there is, then ends; returns when it has. */
    void close() {
        closing = true;
        queue.wake();
        ended.join();
    }

    @Override
    public void run() {
        try {
            turnUntilClosed();
        } finally {
            ended.complete(null);
        }
    }

    private void turnUntilClosed() {
        boolean last = false;
        while (!last) {
            last = closing;
            if (!last) {
                // What came while the disk was slow has waited long enough.
                queue.await(Math.max(0, lastWrite + writeNanos - System.nanoTime()));
            }
            turn(last);
            last &= queue.isEmpty() && !intake.hasGaps();
        }
    }

    private void turn(boolean closing) {
        try {
            drain();
            long now = System.nanoTime();
            if (closing || !markers.isEmpty() || now - lastWrite >= writeNanos) {
                write();
                lastWrite = now;
            }
            if (closing || !markers.isEmpty() || (fsyncNanos > 0 && now - lastSync >= fsyncNanos)) {
                sync();
                lastSync = now;
            }
            intake.resume();
        } catch (RuntimeException fault) {
            failed("a fault of mailtap's: " + fault);
            abandonBlock();
        }
    }

    private void drain() {
        int blocks = 0;
        EntryQueue.Item item = null;
        while (blocks < BLOCKS_AT_ONCE && (item = queue.poll()) != null) {
            switch (item) {
                case EntryQueue.Marker marker -> markers.add(marker.answer());
                case EntryQueue.Recorded recorded -> keeping.accept(recorded.session(), recorded.entry());
            }
            if (block.raw().length() >= BLOCK_BYTES) {
                write();
                blocks++;
            }
        }
    }

    /** What is kept of an entry goes into the block. */
    private void add(SessionId session, Entry entry) {
        switch (entry) {
            case Frame frame -> {
                ledger.count(session, frame);
                addFrame(session, frame);
            }
            case SessionEnd end when end.endedBy() == SessionEnd.EndedBy.CRASH -> block.add(session, end);
            case SessionEnd end -> {
                block.add(session, ledger.close(session, end.at()));
                block.add(session, end);
            }
            default -> block.add(session, entry);
        }
    }

    private void addFrame(SessionId session, Frame frame) {
        Bytes bytes = frame.bytes();
        if (bytes.length() <= MAX_FRAME_BYTES) {
            block.add(session, frame);
            return;
        }
        for (int from = 0; from < bytes.length(); from += MAX_FRAME_BYTES) {
            Bytes piece = bytes.slice(from, Math.min(from + MAX_FRAME_BYTES, bytes.length()));
            block.add(
                    session,
                    Frame.kept(
                            frame.at(), frame.side(), frame.label(), frame.exchange(), frame.offset() + from, piece));
            if (block.raw().length() >= BLOCK_BYTES) {
                write();
            }
        }
    }

    private void write() {
        while (block.count() > 0) {
            try {
                segments.append(block);
                segments.open().passed(block.sessions());
                block.clear();
                unsynced = true;
                failure = null;
            } catch (IOException failed) {
                failed(failed.toString());
                if (closing) {
                    abandonBlock();
                } else {
                    LockSupport.parkNanos(RETRY_NANOS);
                }
            }
        }
    }

    private void sync() {
        try {
            if (unsynced) {
                segments.force();
                unsynced = false;
                failure = null;
            }
            markers.forEach(marker -> marker.complete(segments.end()));
            markers.clear();
        } catch (IOException failed) {
            failed(failed.toString());
        }
    }

    private void failed(String why) {
        failure = why;
        markers.forEach(marker -> marker.completeExceptionally(new IOException(why)));
        markers.clear();
    }

    private void abandonBlock() {
        lostEntries.addAndGet(block.count());
        block.clear();
    }
}
