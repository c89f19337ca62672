package mailtap.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers with units. A bare number is nothing: 50 of what? */
final class Quantities {
    private static final Pattern QUANTITY = Pattern.compile("([0-9]{1,18}) ?([A-Za-z]{1,3})");

    private static final Map<String, ChronoUnit> DURATIONS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    /** The same units as in queries. */
    private static final Map<String, Long> SIZES = Map.ofEntries(
            Map.entry("B", 1L),
            Map.entry("k", 1_000L),
            Map.entry("kB", 1_000L),
            Map.entry("KiB", 1L << 10),
            Map.entry("M", 1_000_000L),
            Map.entry("MB", 1_000_000L),
            Map.entry("MiB", 1L << 20),
            Map.entry("G", 1_000_000_000L),
            Map.entry("GB", 1_000_000_000L),
            Map.entry("GiB", 1L << 30),
            Map.entry("T", 1_000_000_000_000L),
            Map.entry("TB", 1_000_000_000_000L),
            Map.entry("TiB", 1L << 40));

    private Quantities() {}

    /** {@code 50ms}, {@code 2 s}, {@code 5m}, {@code 1h}, {@code 30d}; null for anything else. */
    static @Nullable Duration duration(String text) {
        Matcher matcher = QUANTITY.matcher(text);
        ChronoUnit unit = matcher.matches() ? DURATIONS.get(matcher.group(2)) : null;
        return unit == null ? null : times(unit, Long.parseLong(matcher.group(1)));
    }

    /** {@code 512B}, {@code 64KiB}, {@code 1 MiB}, {@code 10MB}, {@code 10M}; null for anything else. */
    static @Nullable Long size(String text) {
        Matcher matcher = QUANTITY.matcher(text);
        Long unit = matcher.matches() ? SIZES.get(matcher.group(2)) : null;
        return unit == null ? null : times(unit, Long.parseLong(matcher.group(1)));
    }

    private static @Nullable Duration times(ChronoUnit unit, long number) {
        try {
            return Duration.of(number, unit);
        } catch (ArithmeticException overflow) {
            return null;
        }
    }

    private static @Nullable Long times(long unit, long number) {
        long high = Math.multiplyHigh(unit, number);
        long low = unit * number;
        return high == 0 && low >= 0 ? (Long) low : null;
    }
}
