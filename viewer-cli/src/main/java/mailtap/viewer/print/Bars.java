package mailtap.viewer.print;

import java.util.List;

/** Small pictures of numbers, made of block characters. */
public final class Bars {
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";
    private static final String HEIGHTS = "▁▂▃▄▅▆▇█";

    private Bars() {}

    /** How long bars may be beside words, which are worth more where room is short. */
    public static int room(int screen, int most) {
        return Math.min(screen * 3 / 8, most);
    }

    /** A bar that at the most is so many cells long; something is to be seen of anything but nothing. */
    public static String bar(long count, long most, int cells) {
        if (count <= 0 || most <= 0) {
            return "";
        }
        int eighths = (int) Math.max(1, Math.round((double) count / most * cells * 8));
        String rest = eighths % 8 == 0 ? "" : String.valueOf(EIGHTHS.charAt(eighths % 8));
        return "█".repeat(eighths / 8) + rest;
    }

    /** A column of one cell for each number; a blank where it is 0. */
    public static String line(List<Long> numbers) {
        long most = numbers.stream().mapToLong(Long::longValue).max().orElse(0);
        StringBuilder line = new StringBuilder(numbers.size());
        for (long number : numbers) {
            line.append(number <= 0 ? ' ' : HEIGHTS.charAt((int) Math.ceil(number * 8.0 / most) - 1));
        }
        return line.toString();
    }
}
