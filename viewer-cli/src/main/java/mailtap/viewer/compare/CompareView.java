package mailtap.viewer.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mailtap.viewer.compare.Comparison.Difference;
import mailtap.viewer.compare.Step.Line;
import mailtap.viewer.print.Cells;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.print.Table;
import org.jspecify.annotations.Nullable;

/** A comparison on a screen: traits that differ, then the lines. */
public final class CompareView {
    /** Lines that are the same around a difference. */
    private static final int AROUND = 3;

    private static final int LEAST_WIDTH = 40;

    /** Of the column that names the traits, with the gaps between the three. */
    private static final int TRAIT_WIDTH = 28;

    private final Screen screen;
    private final Comparison both;
    private final int width;

    public CompareView(Screen screen, Comparison both, int width) {
        this.screen = screen;
        this.both = both;
        this.width = Math.max(LEAST_WIDTH, width);
    }

    public void sideBySide() throws IOException {
        traits();
        if (both.steps().isEmpty() || both.isEqual()) {
            return;
        }
        int half = (width - 3) / 2;
        screen.line(Rich.of(Ink.STRONG, both.left()).pad(half).plus("   ").plus(Ink.STRONG, both.right()));
        for (int i = 0; i < both.steps().size(); i++) {
            Step step = both.steps().get(i);
            screen.line(half(step.left(), step, half, Ink.REFUSED)
                    .pad(half)
                    .plus(sign(step))
                    .plus(half(step.right(), step, half, Ink.GOOD)));
        }
    }

    private static Rich sign(Step step) {
        if (step.same()) {
            return Rich.of("   ");
        }
        return Rich.of(Ink.WARNING, step.left() == null ? " > " : step.right() == null ? " <" : " | ");
    }

    private static Rich half(@Nullable Line line, Step step, int half, Ink ink) {
        if (line == null) {
            return Rich.EMPTY;
        }
        return Rich.of(step.same() ? Ink.PLAIN : ink, line.normal()).cut(half);
    }

    public void unified() throws IOException {
        traits();
        if (both.steps().isEmpty() || both.isEqual()) {
            return;
        }
        screen.line(Ink.STRONG, "--- " + both.left());
        screen.line(Ink.STRONG, "+++ " + both.right());
        int skipped = 0;
        for (int i = 0; i < both.steps().size(); i++) {
            if (isNearDifference(i)) {
                skipped = skipped(skipped);
                unified(both.steps().get(i));
            } else {
                skipped++;
            }
        }
        skipped(skipped);
    }

    private boolean isNearDifference(int at) {
        int from = Math.max(0, at - AROUND);
        int to = Math.min(both.steps().size(), at + AROUND + 1);
        return both.steps().subList(from, to).stream().anyMatch(step -> !step.same());
    }

    private int skipped(int lines) throws IOException {
        if (lines > 0) {
            screen.line(Ink.FAINT, "@@ " + lines + " the same @@");
        }
        return 0;
    }

    private void unified(Step step) throws IOException {
        Line left = step.left();
        Line right = step.right();
        if (step.same() && left != null) {
            screen.line("  " + left.normal());
            return;
        }
        if (left != null) {
            screen.line(Ink.REFUSED, "- " + left.normal());
        }
        if (right != null) {
            screen.line(Ink.GOOD, "+ " + right.normal());
        }
    }

    private void traits() throws IOException {
        if (both.isEqual()) {
            screen.line(Ink.GOOD, equalWords(both));
            return;
        }
        if (both.traits().isEmpty()) {
            screen.line(Ink.NOTE, "No trait of the clients differs.");
        } else {
            Table table = new Table()
                    .column("TRAIT", Table.Kind.FIXED)
                    .column(Cells.cut(both.left(), 30), Table.Kind.TEXT)
                    .column(Cells.cut(both.right(), 30), Table.Kind.TEXT);
            rows().forEach(table::row);
            table.print(screen);
        }
        if (!both.steps().isEmpty()) {
            screen.line();
        }
    }

    private List<List<Rich>> rows() {
        List<List<Rich>> rows = new ArrayList<>();
        for (Difference one : both.traits()) {
            int from = sameBeginning(one);
            rows.add(List.of(
                    Rich.of(Ink.FAINT, one.trait().words()),
                    Rich.of(Ink.REFUSED, value(one.left(), from)),
                    Rich.of(Ink.GOOD, value(one.right(), from))));
        }
        return rows;
    }

    /** Where two long lists begin to differ, whole words before it: what is the same would fill the column. */
    private int sameBeginning(Difference one) {
        if (Math.max(Cells.width(one.left()), Cells.width(one.right())) <= (width - TRAIT_WIDTH) / 2) {
            return 0;
        }
        int same = 0;
        while (same < Math.min(one.left().length(), one.right().length())
                && one.left().charAt(same) == one.right().charAt(same)) {
            same++;
        }
        return one.left().lastIndexOf(", ", same - 2) + 2;
    }

    private static String value(String values, int from) {
        return values.isEmpty() ? "-" : from < 2 ? values : "… " + values.substring(Math.min(from, values.length()));
    }

    /** Said where nothing differs. */
    static String equalWords(Comparison both) {
        if (both.steps().isEmpty()) {
            return "The same: no trait differs.";
        }
        long lines = both.volatileLines();
        return "The same dialogue"
                + (lines == 0
                        ? "."
                        : ", but for what differs each time, in " + lines + (lines == 1 ? " line." : " lines."));
    }
}
