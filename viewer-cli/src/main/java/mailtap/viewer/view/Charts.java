package mailtap.viewer.view;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import mailtap.viewer.print.HtmlPage;

/** Pictures of numbers as drawings inside a page. */
final class Charts {
    /** Drawings fit the page's width; this is what their coordinates count in. */
    private static final int WIDTH = 960;

    private static final int LEFT = 56;
    private static final int BOTTOM = 22;
    private static final int TOP = 8;
    private static final int ROW = 24;
    private static final int NAMES = 110;
    private static final int LABEL = 96;

    private final HtmlPage page;

    Charts(HtmlPage page) {
        this.page = page;
    }

    /**
     * @param part of {@code whole}, drawn in another colour
     * @param words shown for a column when the mouse is on it
     */
    record Column(long whole, long part, String label, String words) {}

    /** Columns side by side over an axis, a label under some of them. */
    void columns(List<Column> columns, int height) throws IOException {
        long top = roundUp(columns.stream().mapToLong(Column::whole).max().orElse(1));
        begin(height);
        for (int i = 0; i <= 2; i++) {
            long value = top * i / 2;
            double y = y(value, top, height);
            line("grid", LEFT, y, WIDTH, y);
            page.element(
                    "text", String.valueOf(value), "x", number(LEFT - 8), "y", number(y + 4), "text-anchor", "end");
        }
        double step = (double) (WIDTH - LEFT) / columns.size();
        int each = Math.max(1, (int) Math.ceil(LABEL / step));
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            double x = LEFT + i * step;
            page.open("g");
            bar("one", x, column.whole(), top, new double[] {step, height});
            bar("bad", x, column.part(), top, new double[] {step, height});
            page.element("title", column.words());
            page.end();
            if (i % each == 0 && x + LABEL < WIDTH) {
                page.element("text", column.label(), "x", number(x), "y", number(height - 6));
            }
        }
        page.end().end();
    }

    private void bar(String ink, double x, long value, long top, double[] stepAndHeight) throws IOException {
        double gap = Math.min(2, stepAndHeight[0] / 5);
        double y = y(value, top, (int) stepAndHeight[1]);
        double length = stepAndHeight[1] - BOTTOM - y;
        if (value > 0) {
            // A small number beside a large one is still to be seen.
            double seen = Math.max(1.5, length);
            rectangle(ink, x + gap / 2, y + length - seen, stepAndHeight[0] - gap, seen);
        }
    }

    private static double y(long value, long top, int height) {
        return height - BOTTOM - (double) value / top * (height - BOTTOM - TOP);
    }

    /** The next number that is 1, 2, 4, 6, 8 or 10 times a power of ten: its half is round too. */
    static long roundUp(long value) {
        long power = 1;
        while (power * 10 < value && power < Long.MAX_VALUE / 100) {
            power *= 10;
        }
        for (int times : new int[] {2, 4, 6, 8, 10}) {
            if (times * power >= value) {
                return times * power;
            }
        }
        return value;
    }

    /** A stretch of durations, with its name before it. */
    record Spread(String name, Duration p50, Duration p90, Duration p99, Duration max, String words) {}

    /** Durations on an axis whose steps are powers of ten: thick to 90 %, thin to 99 %, a dot at the half and at the most. */
    void spreads(List<Spread> spreads) throws IOException {
        int height = spreads.size() * ROW + BOTTOM + TOP;
        int last = spreads.stream()
                .mapToInt(spread -> (int) Math.ceil(decades(spread.max())))
                .max()
                .orElse(1);
        int first = spreads.stream()
                .mapToInt(spread -> (int) Math.floor(decades(spread.p50())))
                .min()
                .orElse(0);
        double scale = (double) (WIDTH - NAMES - 32) / Math.max(1, last - first);
        begin(height);
        for (int decade = first; decade <= Math.max(last, first + 1); decade++) {
            double x = NAMES + (decade - first) * scale;
            line("grid", x, TOP, x, height - BOTTOM);
            page.element("text", ofDecade(decade), "x", number(x), "y", number(height - 6), "text-anchor", "middle");
        }
        for (int i = 0; i < spreads.size(); i++) {
            spread(spreads.get(i), TOP + i * ROW + ROW / 2.0, first, scale);
        }
        page.end().end();
    }

    private void spread(Spread spread, double y, int first, double scale) throws IOException {
        double half = NAMES + (decades(spread.p50()) - first) * scale;
        double most = NAMES + (decades(spread.max()) - first) * scale;
        double p90 = NAMES + (decades(spread.p90()) - first) * scale;
        double p99 = NAMES + (decades(spread.p99()) - first) * scale;
        page.element(
                "text",
                spread.name(),
                "x",
                number(NAMES - 12),
                "y",
                number(y + 4),
                "text-anchor",
                "end",
                "class",
                "name");
        page.open("g");
        rectangle("one", half, y - 5, Math.max(1, p90 - half), 10);
        rectangle("one", p90, y - 2, Math.max(1, p99 - p90), 4);
        page.element("circle", "", "cx", number(half), "cy", number(y), "r", "5", "class", "one");
        page.element("circle", "", "cx", number(most), "cy", number(y), "r", "3", "class", "bad");
        page.element("title", spread.words());
        page.end();
    }

    /** Powers of ten of a microsecond. */
    private static double decades(Duration duration) {
        return Math.log10(Math.max(1, duration.toNanos() / 1000.0));
    }

    private static String ofDecade(int decade) {
        return StatsWords.latency(Duration.ofNanos(Math.round(Math.pow(10, decade) * 1000)))
                .replaceAll("\\.0+ | 0 s$", " ")
                .strip();
    }

    /** A bar in a row of a table. */
    void bar(long value, long most, String ink) throws IOException {
        page.open("svg", "width", "220", "height", "12", "viewBox", "0 0 220 12", "role", "img");
        rectangle(ink, 0, 1, most == 0 ? 0 : Math.max(2, 220.0 * value / most), 10);
        page.end();
    }

    private void begin(int height) throws IOException {
        // Where there is little room it is moved under the eye rather than made too small to read.
        page.open("div", "class", "wide");
        page.open("svg", "viewBox", "0 0 " + WIDTH + " " + height, "role", "img", "class", "chart");
    }

    private void line(String ink, double x1, double y1, double x2, double y2) throws IOException {
        page.element("line", "", "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2), "class", ink);
    }

    private void rectangle(String ink, double x, double y, double width, double height) throws IOException {
        String[] place = {
            "x", number(x), "y", number(y), "width", number(width), "height", number(height), "rx", "2", "class", ink
        };
        page.element("rect", "", place);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
