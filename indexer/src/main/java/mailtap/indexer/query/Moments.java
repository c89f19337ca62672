package mailtap.indexer.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.indexer.document.Micros;
import org.jspecify.annotations.Nullable;

/**
 * Times as people write them. What is written is a stretch: {@code 2026-11-22} is a day, {@code 2026-11-22T09:14} a
 * minute, {@code now-1h} a moment. Without a zone, the reader's own.
 */
public final class Moments {
    private static final Pattern RELATIVE = Pattern.compile("(?:now)?([+-])?([0-9]{1,9})([a-z]+)");
    private static final Pattern ABSOLUTE = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:[tT"
            + " ]([0-9]{2})(?::([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]{1,9}))?)?)?([zZ]|[+-][0-9]{2}:?[0-9]{2})?)?)?)?");
    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?");

    private final ZonedDateTime now;

    /** @param zone of the reader */
    public Moments(Instant now, ZoneId zone) {
        this.now = now.atZone(zone);
    }

    /** From its first microsecond to the one behind its last. */
    public record Stretch(long from, long until) {
        static Stretch of(ZonedDateTime from, ZonedDateTime until) {
            return new Stretch(Micros.of(from.toInstant()), Micros.of(until.toInstant()));
        }

        static Stretch moment(ZonedDateTime at) {
            long micros = Micros.of(at.toInstant());
            return new Stretch(micros, micros + 1);
        }
    }

    public Stretch parse(String text) throws ValueException {
        String written = text.strip().toLowerCase(Locale.ROOT);
        try {
            Stretch found = named(written);
            found = found == null ? relative(written) : found;
            found = found == null ? absolute(written) : found;
            found = found == null ? clock(written) : found;
            if (found != null) {
                return found;
            }
        } catch (DateTimeException | ArithmeticException impossible) {
            throw unknown(text);
        }
        throw unknown(text);
    }

    private static ValueException unknown(String text) {
        return new ValueException(
                text, "'" + text + "' is no time", "write 2026-11-22, 2026-11-22T09:14, today, yesterday or now-1h");
    }

    private @Nullable Stretch named(String text) {
        ZonedDateTime today = now.truncatedTo(ChronoUnit.DAYS);
        return switch (text) {
            case "now" -> Stretch.moment(now);
            case "today" -> Stretch.of(today, today.plusDays(1));
            case "yesterday" -> Stretch.of(today.minusDays(1), today);
            case "tomorrow" -> Stretch.of(today.plusDays(1), today.plusDays(2));
            default -> null;
        };
    }

    /** {@code now-1h}, and {@code 1h} for short: ago. */
    private @Nullable Stretch relative(String text) {
        Matcher match = RELATIVE.matcher(text);
        if (!match.matches() || (text.startsWith("now") && match.group(1) == null)) {
            return null;
        }
        long amount = Long.parseLong(match.group(2)) * ("+".equals(match.group(1)) ? 1 : -1);
        ZonedDateTime at = switch (match.group(3)) {
            case "s" -> now.plusSeconds(amount);
            case "m", "min" -> now.plusMinutes(amount);
            case "h" -> now.plusHours(amount);
            case "d" -> now.plusDays(amount);
            case "w" -> now.plusWeeks(amount);
            case "mo" -> now.plusMonths(amount);
            case "y" -> now.plus(Period.ofYears((int) amount));
            default -> null;
        };
        return at == null ? null : Stretch.moment(at);
    }

    private @Nullable Stretch absolute(String text) {
        Matcher match = ABSOLUTE.matcher(text);
        if (!match.matches()) {
            return null;
        }
        ChronoUnit unit = finest(match);
        LocalDate day = LocalDate.of(part(match, 1, 1), part(match, 2, 1), part(match, 3, 1));
        String fraction = match.group(7) == null ? "" : match.group(7);
        int nanos = fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        LocalTime time = LocalTime.of(part(match, 4, 0), part(match, 5, 0), part(match, 6, 0), nanos);
        ZonedDateTime from = LocalDateTime.of(day, time).atZone(zone(match.group(8)));
        return unit == ChronoUnit.NANOS ? Stretch.moment(from) : Stretch.of(from, from.plus(1, unit));
    }

    private static int part(Matcher match, int group, int otherwise) {
        return match.group(group) == null ? otherwise : Integer.parseInt(match.group(group));
    }

    private static ChronoUnit finest(Matcher match) {
        ChronoUnit[] units = {
            ChronoUnit.YEARS,
            ChronoUnit.MONTHS,
            ChronoUnit.DAYS,
            ChronoUnit.HOURS,
            ChronoUnit.MINUTES,
            ChronoUnit.SECONDS
        };
        if (match.group(7) != null) {
            return ChronoUnit.NANOS;
        }
        int finest = 0;
        for (int i = 0; i < units.length; i++) {
            finest = match.group(i + 1) == null ? finest : i;
        }
        return units[finest];
    }

    private ZoneId zone(@Nullable String written) {
        if (written == null) {
            return now.getZone();
        }
        return written.equals("z") ? ZoneOffset.UTC : ZoneOffset.of(written);
    }

    /** A time of today. */
    private @Nullable Stretch clock(String text) {
        Matcher match = CLOCK.matcher(text);
        if (!match.matches()) {
            return null;
        }
        LocalTime time = LocalTime.of(part(match, 1, 0), part(match, 2, 0), part(match, 3, 0));
        ZonedDateTime from = now.toLocalDate().atTime(time).atZone(now.getZone());
        return Stretch.of(from, from.plus(1, match.group(3) == null ? ChronoUnit.MINUTES : ChronoUnit.SECONDS));
    }
}
