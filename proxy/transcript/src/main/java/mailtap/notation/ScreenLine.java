package mailtap.notation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of the text with its columns apart.
 *
 * @param number counted from 1
 * @param exchange as printed, or absent
 * @param time as printed, or empty
 * @param content from the mark on, the annotation taken off
 */
record ScreenLine(int number, @Nullable Integer exchange, String time, String content) {
    private static final Pattern COLUMNS = Pattern.compile(
            "\\s*(?:(\\d{1,9})(?=\\s)\\s*)?(?:([+-]?\\d{1,12}\\.\\d{1,6})(?=\\s)\\s*)?(\\S.*)", Pattern.DOTALL);
    private static final String ANNOTATION = "   = ";

    /** All lines but empty ones and remarks. */
    static List<ScreenLine> of(String text) throws NotationException {
        List<ScreenLine> lines = new ArrayList<>();
        String[] split = text.split("\n", -1);
        for (int i = 0; i < split.length; i++) {
            String line = split[i].endsWith("\r") ? split[i].substring(0, split[i].length() - 1) : split[i];
            if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                lines.add(of(line, i + 1));
            }
        }
        return lines;
    }

    private static ScreenLine of(String line, int number) throws NotationException {
        Matcher columns = COLUMNS.matcher(line);
        if (!columns.matches()) {
            throw new NotationException(number, "expected C: or S: and what was said");
        }
        String content = columns.group(3);
        int annotation = content.indexOf(ANNOTATION);
        String exchange = columns.group(1);
        String time = columns.group(2);
        return new ScreenLine(
                number,
                exchange == null ? null : Integer.valueOf(exchange),
                time == null ? "" : time,
                (annotation < 0 ? content : content.substring(0, annotation)).stripTrailing());
    }

    boolean isHead() {
        return content.startsWith(HeadLine.WORD + " ");
    }

    /** Signed from the line above, unsigned from the base. */
    Instant at(Instant base, Instant above) {
        if (time.isEmpty()) {
            return above;
        }
        boolean signed = time.startsWith("+") || time.startsWith("-");
        String digits = signed ? time.substring(1) : time;
        int dot = digits.indexOf('.');
        String fraction = (digits.substring(dot + 1) + "000000").substring(0, 6);
        Duration passed = Duration.ofSeconds(Long.parseLong(digits.substring(0, dot)))
                .plusNanos(Long.parseLong(fraction) * 1_000);
        return (signed ? above : base).plus(time.startsWith("-") ? passed.negated() : passed);
    }
}
