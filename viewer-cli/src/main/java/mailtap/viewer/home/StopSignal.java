package mailtap.viewer.home;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody wants this run to end: SIGTERM, Ctrl-C, or a test. What goes on until then waits here. */
public final class StopSignal {
    private static final Duration PATIENCE = Duration.ofMillis(4500);

    private final CountDownLatch raised = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger exitCode = new AtomicInteger(ExitCode.DONE);
    private final AtomicBoolean armed = new AtomicBoolean();
    private final boolean ofProcess;

    private StopSignal(boolean ofProcess) {
        this.ofProcess = ofProcess;
    }

    /** Raised by the system's signals, from the first {@link #await} on; before that they end the process at once. */
    public static StopSignal ofProcess() {
        return new StopSignal(true);
    }

    /** Raised by {@link #raise} only. */
    public static StopSignal byHand() {
        return new StopSignal(false);
    }

    public void raise() {
        raised.countDown();
    }

    /** From now on a signal lets the run end in good order, for a bounded time. */
    public void arm() {
        if (ofProcess && armed.compareAndSet(false, true)) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::endInGoodOrder, "mailtap-stop"));
        }
    }

    public boolean isRaised() {
        return raised.getCount() == 0;
    }

    /** Waits until somebody wants an end, or for so long; true for the former. */
    public boolean await(Duration atMost) throws InterruptedException {
        arm();
        return raised.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void await() throws InterruptedException {
        arm();
        raised.await();
    }

    /** The run has ended; a signal that waits for that lets go. */
    public void ended(int code) {
        exitCode.set(code);
        ended.countDown();
    }

    // A process that ends in good order because it was told to has not failed, so its code is the run's own.
    private void endInGoodOrder() {
        raise();
        try {
            if (ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(exitCode.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
