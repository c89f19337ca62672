package mailtap.indexer.query;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers, sizes and durations as people write them. */
final class Amounts {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?)([a-zµ]*)");
    /** The same units as in settings, and as sizes are printed in. */
    private static final Map<String, Long> BYTES = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("b", 1L),
            Map.entry("k", 1_000L),
            Map.entry("kb", 1_000L),
            Map.entry("kib", 1L << 10),
            Map.entry("m", 1_000_000L),
            Map.entry("mb", 1_000_000L),
            Map.entry("mib", 1L << 20),
            Map.entry("g", 1_000_000_000L),
            Map.entry("gb", 1_000_000_000L),
            Map.entry("gib", 1L << 30),
            Map.entry("t", 1_000_000_000_000L),
            Map.entry("tb", 1_000_000_000_000L),
            Map.entry("tib", 1L << 40));

    private static final Map<String, Long> MICROS = Map.ofEntries(
            Map.entry("us", 1L),
            Map.entry("µs", 1L),
            Map.entry("ms", 1_000L),
            Map.entry("s", 1_000_000L),
            Map.entry("m", 60_000_000L),
            Map.entry("min", 60_000_000L),
            Map.entry("h", 3_600_000_000L),
            Map.entry("d", 86_400_000_000L),
            Map.entry("w", 604_800_000_000L));

    private Amounts() {}

    static long number(String text) throws ValueException {
        return amount(text, Map.of("", 1L), "a number such as 10");
    }

    static long bytes(String text) throws ValueException {
        return amount(text, BYTES, "a size such as 500, 10k or 1.5M");
    }

    static long micros(String text) throws ValueException {
        return amount(text, MICROS, "a duration such as 500ms, 2s or 1m");
    }

    private static long amount(String text, Map<String, Long> units, String wanted) throws ValueException {
        Matcher amount = AMOUNT.matcher(text.toLowerCase(Locale.ROOT));
        Long unit = amount.matches() ? units.get(amount.group(2)) : null;
        if (unit == null) {
            throw new ValueException(text, "'" + text + "' is no amount that fits here", "write " + wanted);
        }
        BigDecimal value = new BigDecimal(amount.group(1)).multiply(BigDecimal.valueOf(unit));
        return value.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }
}
