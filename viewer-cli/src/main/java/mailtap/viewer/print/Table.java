package mailtap.viewer.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rows under headings that fit the screen: columns take the width of their content; when that is too much, columns that
 * may shrink give way, the widest first, down to their heading's width: what does not fit is cut, or goes on in lines
 * below. Where that is not enough, columns that can be spared are left out. Behind the last cell that says something a
 * line ends.
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
        TEXT,
        /** Goes on in the lines below where room is short. */
        BROKEN
    }

    private record Column(String heading, Kind kind, int least) {
        boolean shrinks() {
            return kind == Kind.TEXT || kind == Kind.BROKEN;
        }
    }

    private final List<Column> columns = new ArrayList<>();
    private final List<List<Rich>> rows = new ArrayList<>();
    /** What stands below a row, by its number. */
    private final Map<Integer, Rich> below = new HashMap<>();

    private List<String> spare = List.of();

    public Table column(String heading, Kind kind) {
        return column(heading, kind, SMALLEST);
    }

    /** @param least cells that it keeps where room is short */
    public Table column(String heading, Kind kind, int least) {
        columns.add(new Column(heading, kind, Math.max(least, Cells.width(heading))));
        return this;
    }

    /** Columns that are left out where there is no room for all, the first first. */
    public Table spare(String... headings) {
        spare = List.of(headings);
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

    /** A line below the last row, from its second column on; cut where it does not fit. */
    public void below(Rich line) {
        below.put(rows.size() - 1, line);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public void print(Lines screen) throws IOException {
        for (String heading : spare) {
            if (across(fit(screen.width())) > screen.width()) {
                leaveOut(heading);
            }
        }
        int[] widths = fit(screen.width());
        List<Rich> headings =
                columns.stream().map(c -> Rich.of(Ink.FAINT, c.heading)).toList();
        screen.line(lay(headings, widths));
        int indent = widths[0] + GAP;
        for (int i = 0; i < rows.size(); i++) {
            for (List<Rich> line : broken(rows.get(i), widths)) {
                screen.line(lay(line, widths));
            }
            Rich aside = below.get(i);
            if (aside != null) {
                screen.line(Rich.of(" ".repeat(indent)).plus(aside.cut(screen.width() - indent)));
            }
        }
    }

    private void leaveOut(String heading) {
        int column = columns.stream().map(Column::heading).toList().indexOf(heading);
        columns.remove(column);
        rows.replaceAll(row -> IntStream.range(0, row.size())
                .filter(i -> i != column)
                .mapToObj(row::get)
                .toList());
    }

    /** A row as the lines that it takes. */
    private List<List<Rich>> broken(List<Rich> row, int[] widths) {
        List<List<Rich>> lines = new ArrayList<>(List.of(row));
        for (int i = 0; i < widths.length; i++) {
            Rich cell = row.get(i);
            if (columns.get(i).kind == Kind.BROKEN && cell.width() > widths[i]) {
                Ink ink = cell.spans().getFirst().ink();
                List<String> parts = Paragraph.parts(cell.text(), widths[i]);
                for (int j = 0; j < parts.size(); j++) {
                    if (j == lines.size()) {
                        lines.add(Collections.nCopies(widths.length, Rich.EMPTY));
                    }
                    List<Rich> line = new ArrayList<>(lines.get(j));
                    line.set(i, Rich.of(ink, parts.get(j)));
                    lines.set(j, line);
                }
            }
        }
        return lines;
    }

    private int[] fit(int screen) {
        int[] widths = IntStream.range(0, columns.size()).map(this::natural).toArray();
        int over = across(widths) - screen;
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

    private static int across(int[] widths) {
        return IntStream.of(widths).sum() + GAP * (widths.length - 1);
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
            boolean shrinks = column.shrinks() && widths[i] > column.least;
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
