package mailtap.notation;

import java.util.Locale;

/** How many bytes, for people: a kB is a thousand, as in everything that mailtap prints. */
public final class ByteCount {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private ByteCount() {}

    /** Three digits and a unit: {@code 532 B}, {@code 1.27 MB}. */
    public static String words(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : threeDigits(value) + " " + UNITS[unit];
    }

    /** {@code 1.27}, {@code 12.7}, {@code 127}. */
    public static String threeDigits(double value) {
        int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
