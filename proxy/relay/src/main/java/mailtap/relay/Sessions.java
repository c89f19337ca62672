package mailtap.relay;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The sessions that are open. Safe for all threads. */
final class Sessions {
    private final Set<Session> open = new HashSet<>();
    private boolean closing;

    void add(Session session) {
        boolean tooLate;
        synchronized (this) {
            open.add(session);
            tooLate = closing;
        }
        if (tooLate) {
            session.shutdown();
        }
    }

    synchronized void remove(Session session) {
        open.remove(session);
        if (open.isEmpty()) {
            notifyAll();
        }
    }

    synchronized int count() {
        return open.size();
    }

    void shutdown() {
        List<Session> all;
        synchronized (this) {
            closing = true;
            all = List.copyOf(open);
        }
        all.forEach(Session::shutdown);
    }

    /** True when all have ended. */
    synchronized boolean awaitNone(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!open.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
