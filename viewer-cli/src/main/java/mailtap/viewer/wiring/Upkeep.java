package mailtap.viewer.wiring;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What is done again and again while mail is captured, on threads of its own. What a turn cannot do, the next tries. */
final class Upkeep implements AutoCloseable {
    private static final int REQUESTS_MILLIS = 100;
    private static final int RETENTION_MILLIS = 600_000;
    private static final int END_MILLIS = 1_000;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("mailtap-upkeep-", 0).factory());

    private Upkeep() {}

    static Upkeep start(Requests requests, Retaining retaining) {
        Upkeep upkeep = new Upkeep();
        upkeep.repeat(REQUESTS_MILLIS, requests);
        upkeep.repeat(RETENTION_MILLIS, retaining);
        return upkeep;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // each says itself what went wrong
    private void repeat(int millis, Runnable turn) {
        threads.scheduleWithFixedDelay(turn, 0, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
