package mailtap.journal;

import java.time.Instant;

/** Times on disk: microseconds since 1970, as far as 64 bits reach; absurd dates are pulled in to the nearest end. */
final class Micros {
    private static final long PER_SECOND = 1_000_000;
    private static final long LIMIT = Long.MAX_VALUE / PER_SECOND - 1;

    private Micros() {}

    static long of(Instant at) {
        long second = Math.clamp(at.getEpochSecond(), -LIMIT, LIMIT);
        return second * PER_SECOND + at.getNano() / 1000;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1000L);
    }
}
