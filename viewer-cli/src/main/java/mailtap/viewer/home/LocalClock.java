package mailtap.viewer.home;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;

/** The clock of this machine, in its time zone, which Java finds out in another thread until somebody asks for it. */
public final class LocalClock extends Clock {
    private final CompletableFuture<ZoneId> zone = CompletableFuture.supplyAsync(ZoneId::systemDefault);

    @Override
    public ZoneId getZone() {
        return zone.join();
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public Clock withZone(ZoneId other) {
        return Clock.system(other);
    }
}
