package mailtap.relay;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.channel.Channel;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many sessions there are descriptors for. Beyond that clients wait in the kernel's backlog: a process that runs out
 * of descriptors cannot even load a class or write its journal. Safe for all threads.
 */
final class Capacity {
    private static final int DESCRIPTORS_A_SESSION = 2;

    private final int most;
    private final AtomicInteger admitted = new AtomicInteger();

    Capacity(int most) {
        this.most = most;
    }

    static Capacity ofThisProcess() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            return new Capacity(sessions(unix.getMaxFileDescriptorCount(), unix.getOpenFileDescriptorCount()));
        }
        return new Capacity(Integer.MAX_VALUE);
    }

    static int sessions(long limit, long open) {
        long reserve = Math.clamp(limit / 8, Limits.DESCRIPTORS_RESERVED_MIN, Limits.DESCRIPTORS_RESERVED_MAX);
        return Math.clamp((limit - open - reserve) / DESCRIPTORS_A_SESSION, 1, Integer.MAX_VALUE);
    }

    int most() {
        return most;
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    void admit(Channel client) {
        admitted.incrementAndGet();
        client.closeFuture().addListener(closed -> admitted.decrementAndGet());
    }

    boolean isFull() {
        return admitted.get() >= most;
    }
}
