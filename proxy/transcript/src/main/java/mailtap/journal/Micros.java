package mailtap.journal;

import java.time.Instant;

/** Times on disk: microseconds since 1970, as far as 64 bits reach; absurd dates are pulled in to the nearest end. */
final class Micros {
    private static final long PER_SECOND = 1_000_000;

    private Micros() {}

    public static long of(Instant at) {
        long second = at.getEpochSecond();
        long micros = at.getNano() / 1000;
        boolean before = second < 0 && micros > 0;
        try {
            long whole = Math.multiplyExact(before ? second + 1 : second, PER_SECOND);
            return Math.addExact(whole, before ? micros - PER_SECOND : micros);
        } catch (ArithmeticException outOfReach) {
            return second < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1000L);
    }
}
