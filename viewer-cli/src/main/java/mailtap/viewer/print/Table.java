package mailtap.viewer.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows under headings that fit the screen: columns take the width of their content; when that is too much, columns that
 * may shrink give way, the widest first, down to their heading's width. Behind the last
 * cell that says something a line ends.
 */
public final class Table {
    private static final int GAP = 2;
    private static final int SMALLEST = 6;

    /** How a column behaves. */
    public enum Kind {
        /** Never cut: IDs, times. */
        FIXED,
        /** Right-aligned, never cut. */
        NUMBER,
        /** Cut with an ellipsis where room is short. */
        TEXT
    }

    private record Column(String heading, Kind kind) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<List<Rich>> rows = new ArrayList<>();

    public Table column(String heading, Kind kind) {
        columns.add(new Column(heading, kind));
        return this;
    }

    public void row(Rich... cells) {
        row(List.of(cells));
    }

    public void row(List<Rich> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(List.copyOf(cells));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public void print(Lines screen) throws IOException {
        int[] widths = fit(screen.width());
        List<Rich> headings =
                columns.stream().map(c -> Rich.of(Ink.FAINT, c.heading)).toList();
        screen.line(lay(headings, widths));
        for (List<Rich> row : rows) {
            screen.line(lay(row, widths));
        }
    }

    private int[] fit(int screen) {
        int[] widths = IntStream.range(0, columns.size()).map(this::natural).toArray();
        int over = IntStream.of(widths).sum() + GAP * (widths.length - 1) - screen;
        while (over > 0) {
            int widest = widestThatShrinks(widths);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
            over--;
        }
        return widths;
    }

    private int natural(int column) {
        int content =
                rows.stream().mapToInt(row -> row.get(column).width()).max().orElse(0);
        return Math.max(content, Cells.width(columns.get(column).heading));
    }

    private int widestThatShrinks(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            Column column = columns.get(i);
            int least = Math.max(SMALLEST, Cells.width(column.heading));
            boolean shrinks = column.kind == Kind.TEXT && widths[i] > least;
            if (shrinks && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private Rich lay(List<Rich> cells, int[] widths) {
        int last = widths.length - 1;
        while (last > 0 && cells.get(last).isEmpty()) {
            last--;
        }
        Rich line = Rich.EMPTY;
        for (int i = 0; i <= last; i++) {
            Rich cell = cells.get(i).cut(widths[i]);
            if (columns.get(i).kind == Kind.NUMBER) {
                cell = cell.padLeft(widths[i]);
            } else if (i < last) {
                cell = cell.pad(widths[i]);
            }
            line = line.plus(cell);
            if (i < last) {
                line = line.plus(" ".repeat(GAP));
            }
        }
        return line;
    }
}
