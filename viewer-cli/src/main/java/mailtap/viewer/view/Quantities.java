package mailtap.viewer.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import mailtap.notation.ByteCount;

/** Sizes, durations and times in few characters. */
public final class Quantities {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Quantities() {}

    /** Three digits and a unit of a thousand: {@code 532 B}, {@code 1.27 MB}. */
    public static String size(long bytes) {
        return ByteCount.words(bytes);
    }

    /** {@code 12 ms}, {@code 3.20 s}, {@code 4 min 5 s}, {@code 2 h 3 min}. */
    public static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return ByteCount.threeDigits(millis / 1000.0) + " s";
        }
        long seconds = duration.toSeconds();
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }

    public static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /** {@code 1 message}, {@code 2 messages}. */
    public static String count(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }
}
