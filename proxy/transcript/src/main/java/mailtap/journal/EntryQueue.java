package mailtap.journal;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * The road from many event loops to the one journal thread: unbounded by itself, but it counts the memory it keeps
 * alive, so that {@link Intake} can hold it to its bound. Nobody who adds to it ever waits.
 */
final class EntryQueue {
    /** What the objects around a frame's bytes take, roughly. */
    static final int OVERHEAD = 200;
    /** From here on waking the journal thread is worth the system call; below, it comes by itself soon enough. */
    private static final int URGENT_BYTES = 256 * 1024;

    /** Something to be done by the journal thread. */
    sealed interface Item {}

    record Recorded(SessionId session, Entry entry, int cost) implements Item {}

    /** To be answered when everything before it is on the disk. */
    record Marker(CompletableFuture<JournalPosition> answer) implements Item {}

    private final Queue<Item> items = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private volatile @Nullable Thread parked;

    static int cost(Entry entry) {
        return entry instanceof Frame frame ? OVERHEAD + frame.bytes().length() : 2 * OVERHEAD;
    }

    void add(SessionId session, Entry entry, int cost) {
        items.add(new Recorded(session, entry, cost));
        long now = bytes.addAndGet(cost);
        if (now >= URGENT_BYTES && now - cost < URGENT_BYTES) {
            wake();
        }
    }

    /** Something the journal itself has to say. */
    void addOwn(SessionId session, Entry entry) {
        add(session, entry, cost(entry));
    }

    void add(Marker marker) {
        items.add(marker);
        wake();
    }

    void wake() {
        Thread sleeper = parked;
        if (sleeper != null) {
            LockSupport.unpark(sleeper);
        }
    }

    /** Memory that waits here. */
    long bytes() {
        return bytes.get();
    }

    @Nullable
    Item poll() {
        Item item = items.poll();
        if (item instanceof Recorded recorded) {
            bytes.addAndGet(-recorded.cost());
        }
        return item;
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** Returns early when there is much to do; spurious returns do no harm. */
    void await(long nanos) {
        parked = Thread.currentThread();
        if (bytes.get() < URGENT_BYTES && !(items.peek() instanceof Marker)) {
            LockSupport.parkNanos(this, nanos);
        }
        parked = null;
    }
}
