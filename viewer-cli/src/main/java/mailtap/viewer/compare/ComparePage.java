package mailtap.viewer.compare;

import java.io.IOException;
import mailtap.viewer.compare.Comparison.Difference;
import mailtap.viewer.compare.Step.Line;
import mailtap.viewer.print.HtmlPage;
import mailtap.viewer.print.Screen;
import org.jspecify.annotations.Nullable;

/** A comparison as a page of HTML that stands by itself. */
public final class ComparePage {
    private static final String CSS = """
        table.diff { border-collapse: collapse; width: 100%; table-layout: fixed; }
        table.diff td, table.diff th { text-align: left; vertical-align: top; padding: 0 .5em; }
        table.lines td { font-family: monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
        table.diff th { white-space: normal; }
        :root { --gone: #fdd; --come: #dfd; }
        @media (prefers-color-scheme: dark) { :root { --gone: #4b1d1d; --come: #173a1c; } }
        td.gone { background: var(--gone); }
        td.come { background: var(--come); }
        """;

    private ComparePage() {}

    public static void print(Screen screen, Comparison both) throws IOException {
        String title = both.left() + " and " + both.right();
        try (HtmlPage page = new HtmlPage(screen, title, CSS)) {
            page.element("h1", title);
            if (both.isEqual()) {
                page.element("p", CompareView.equalWords(both));
            }
            traits(page, both);
            lines(page, both);
        }
    }

    private static void traits(HtmlPage page, Comparison both) throws IOException {
        if (both.traits().isEmpty()) {
            return;
        }
        page.element("h2", "Traits that differ");
        heading(page.open("table", "class", "diff"), "trait", both);
        for (Difference one : both.traits()) {
            page.open("tr").element("th", one.trait().words());
            page.element("td", one.left(), "class", "gone")
                    .element("td", one.right(), "class", "come")
                    .end();
        }
        page.end();
    }

    private static void heading(HtmlPage page, String first, Comparison both) throws IOException {
        page.open("tr");
        if (!first.isEmpty()) {
            page.element("th", first);
        }
        page.element("th", both.left()).element("th", both.right()).end();
    }

    private static void lines(HtmlPage page, Comparison both) throws IOException {
        if (both.steps().isEmpty()) {
            return;
        }
        page.element("h2", "Line by line");
        page.element("p", "In ‹angle quotes› stands what differs each time and was left out of the comparison.");
        heading(page.open("table", "class", "diff lines"), "", both);
        for (Step step : both.steps()) {
            page.open("tr");
            cell(page, step.left(), step.same() ? "same" : "gone");
            cell(page, step.right(), step.same() ? "same" : "come");
            page.end();
        }
        page.end();
    }

    private static void cell(HtmlPage page, @Nullable Line line, String kind) throws IOException {
        page.element("td", line == null ? "" : line.normal(), "class", line == null ? "none" : kind);
    }
}
