package mailtap.indexer.document;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the index holds them: microseconds since 1970. */
public final class Micros {
    private Micros() {}

    /** Times too far away to count are as far as can be counted. */
    public static long of(Instant instant) {
        try {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
        } catch (ArithmeticException tooFar) {
            return instant.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
