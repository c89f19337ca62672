package mailtap.indexer.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.mail.HeaderField;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.field.DateTimeFieldLenientImpl;
import org.apache.james.mime4j.stream.RawField;
import org.jspecify.annotations.Nullable;

/**
 * The Date field. What is written as RFC 5322 3.3 has it, nearly all there is, is read here; the library's reader of
 * everything else costs as much as all other fields of a message together.
 */
final class DateField {
    private static final int LONGEST = 200;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Pattern USUAL = Pattern.compile("(?:[A-Za-z]{3},)? ?(\\d{1,2}) ([A-Za-z]{3}) (\\d{4}) "
            + "(\\d{2}):(\\d{2}):(\\d{2}) (?:([+-])(\\d{2})(\\d{2})|([A-Za-z]{1,5}))(?: ?\\([^()]*\\))?");

    /** The names of zones that mean a certain one, RFC 5322 4.3; any other is UTC. */
    private static final Map<String, Integer> HOURS =
            Map.of("EDT", -4, "EST", -5, "CDT", -5, "CST", -6, "MDT", -6, "MST", -7, "PDT", -7, "PST", -8);
    /** A year has four digits wherever a date goes from here. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private DateField() {}

    /** Absent where it cannot be read, or lies in no year from 1 to 9999. */
    static @Nullable Instant read(@Nullable HeaderField field) {
        if (field == null || field.raw().length() > LONGEST) {
            return null;
        }
        try {
            Matcher usual = USUAL.matcher(field.raw().strip());
            Instant date = usual.matches() ? usual(usual) : unusual(field.raw());
            return date == null || date.isBefore(FIRST) || date.isAfter(LAST) ? null : date;
        } catch (RuntimeException broken) {
            return null;
        }
    }

    private static Instant usual(Matcher date) {
        int month = MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT)) + 1;
        if (month == 0) {
            throw new DateTimeException("no month");
        }
        // A leap second is the second before it.
        int second = Math.min(59, number(date, 6));
        return OffsetDateTime.of(
                        number(date, 3),
                        month,
                        number(date, 1),
                        number(date, 4),
                        number(date, 5),
                        second,
                        0,
                        zone(date))
                .toInstant();
    }

    private static ZoneOffset zone(Matcher date) {
        String name = date.group(10);
        if (name != null) {
            return ZoneOffset.ofHours(HOURS.getOrDefault(name.toUpperCase(Locale.ROOT), 0));
        }
        int sign = "-".equals(date.group(7)) ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(date, 8), sign * number(date, 9));
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }

    private static @Nullable Instant unusual(String raw) {
        RawField field = new RawField("Date", raw);
        Date date = DateTimeFieldLenientImpl.PARSER
                .parse(field, DecodeMonitor.SILENT)
                .getDate();
        return date == null ? null : date.toInstant();
    }
}
