package mailtap.relay;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time in one session: right when it starts, never going back or jumping after that. */
final class SessionClock {
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final long startNanos = System.nanoTime();

    Instant start() {
        return start;
    }

    Instant now() {
        return start.plus((System.nanoTime() - startNanos) / 1000, ChronoUnit.MICROS);
    }
}
