package mailtap.viewer.view;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import mailtap.indexer.Group;
import mailtap.indexer.Statistics;
import mailtap.indexer.Statistics.Grouping;
import mailtap.indexer.Statistics.Latency;
import mailtap.indexer.Statistics.Percentiles;
import mailtap.indexer.Statistics.Totals;
import mailtap.indexer.Timeline;
import mailtap.indexer.Timeline.Stretch;
import mailtap.viewer.print.HtmlPage;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Screen;

/** Statistics as a page with charts. */
public final class StatsPage {
    private static final String STYLE = """
        .tiles { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0; }
        .tile { flex: 1 1 8rem; padding: .7rem 1rem; border: 1px solid var(--line); border-radius: 8px;
          background: var(--raised); }
        .tile b { display: block; font-size: 1.35rem; font-weight: 600; font-variant-numeric: tabular-nums; }
        .groups { columns: 2 26rem; column-gap: 2.5rem; }
        .groups { margin-top: 2.25rem; }
        .groups section { break-inside: avoid; padding-bottom: 1.5rem; }
        .groups h2 { margin-top: 0; }
        .groups svg { margin-top: .35rem; }
        .groups td:nth-child(2) { min-width: 9rem; }
        .wide { overflow-x: auto; }
        .chart { width: 100%; min-width: 44rem; max-width: none; margin: .25rem 0 1rem; }
        @media print {
          .chart { min-width: 0; }
          .groups { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; }
        }
        .grid { stroke: var(--line); }
        rect.one, circle.one, rect.client { fill: var(--one); }
        rect.server, rect.good { fill: var(--server); }
        rect.bad, circle.bad, rect.refused, rect.error { fill: var(--bad); }
        rect.warning { fill: var(--warning); }
        rect.note { fill: var(--note); }
        svg text.name { fill: var(--text); }
        """;
    private static final int HEIGHT = 180;
    private static final int LOW = 110;

    private final HtmlPage page;
    private final Charts charts;
    private final Setting setting;

    /**
     * How the page is made.
     *
     * @param counted what is counted, as the user asked for it
     * @param most how many values of each field
     */
    public record Setting(String counted, ZoneId zone, int most) {}

    private StatsPage(HtmlPage page, Setting setting) {
        this.page = page;
        this.charts = new Charts(page);
        this.setting = setting;
    }

    public static void print(Screen screen, Statistics statistics, Setting setting) throws IOException {
        try (HtmlPage page = new HtmlPage(screen, "mailtap: statistics of " + setting.counted, STYLE)) {
            new StatsPage(page, setting).fill(statistics);
        }
    }

    private void fill(Statistics statistics) throws IOException {
        page.element("h1", "Statistics of " + setting.counted);
        Totals totals = statistics.totals();
        if (totals.first() == null || totals.last() == null) {
            page.element("p", "Nothing was found.");
            return;
        }
        page.element(
                "p",
                Quantities.time(totals.first(), setting.zone) + " to " + Quantities.time(totals.last(), setting.zone)
                        + " (" + setting.zone + ")",
                "class",
                "faint");
        tiles(totals);
        timeline(statistics.timeline());
        latencies("How long the server took to answer", statistics.latencies(), Latency::server);
        latencies("How long the client took before it went on", statistics.latencies(), Latency::client);
        page.open("div", "class", "groups");
        for (Grouping grouping : Grouping.values()) {
            groups(grouping, statistics.group(grouping));
        }
        page.end();
    }

    private void tiles(Totals totals) throws IOException {
        page.open("div", "class", "tiles");
        tile(totals.sessions(), "sessions");
        tile(totals.exchanges(), "exchanges");
        tile(totals.sent(), "messages sent");
        tile(totals.recipients(), "recipients");
        tile(totals.fetched(), "messages fetched");
        tile(Quantities.size(totals.messageBytes()), "of messages");
        page.end();
    }

    private void tile(long number, String what) throws IOException {
        tile(String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f'), what);
    }

    private void tile(String number, String what) throws IOException {
        page.open("div", "class", "tile")
                .element("b", number)
                .element("span", what, "class", "faint")
                .end();
    }

    private void timeline(Timeline timeline) throws IOException {
        String width = StatsWords.width(timeline.width());
        page.open("h2").text("Exchanges by " + width + ", ").element("span", "refused in red", "class", "refused");
        page.end();
        charts.columns(columns(timeline, Stretch::exchanges, Stretch::refused), HEIGHT);
        page.element("h2", "Messages by " + width);
        charts.columns(columns(timeline, Stretch::messages, stretch -> 0), LOW);
        page.element("h2", "Sessions begun by " + width);
        charts.columns(columns(timeline, Stretch::sessions, stretch -> 0), LOW);
    }

    private List<Charts.Column> columns(
            Timeline timeline, ToLongFunction<Stretch> whole, ToLongFunction<Stretch> part) {
        DateTimeFormatter label = DateTimeFormatter.ofPattern(pattern(timeline), Locale.ROOT);
        return timeline.stretches().stream()
                .map(stretch -> new Charts.Column(
                        whole.applyAsLong(stretch),
                        part.applyAsLong(stretch),
                        label.format(stretch.from().atZone(setting.zone)),
                        words(stretch.from(), whole.applyAsLong(stretch), part.applyAsLong(stretch))))
                .toList();
    }

    private String pattern(Timeline timeline) {
        if (timeline.width().compareTo(Duration.ofDays(1)) >= 0) {
            return "uuuu-MM-dd";
        }
        long days = timeline.stretches().stream()
                .map(stretch -> LocalDate.ofInstant(stretch.from(), setting.zone))
                .distinct()
                .count();
        return days > 1 ? "MM-dd HH:mm" : timeline.width().toSeconds() < 60 ? "HH:mm:ss" : "HH:mm";
    }

    private String words(Instant from, long whole, long part) {
        return Quantities.time(from, setting.zone) + ": " + whole + (part == 0 ? "" : ", " + part + " refused");
    }

    private void latencies(String heading, List<Latency> latencies, Function<Latency, Percentiles> which)
            throws IOException {
        if (latencies.isEmpty()) {
            return;
        }
        List<Latency> shown = latencies.subList(0, Math.min(setting.most, latencies.size()));
        page.element("h2", heading);
        page.element(
                "p",
                "Half of the answers to the large dot, 90 % to the thick end, 99 % to the thin end, the longest red.",
                "class",
                "faint");
        charts.spreads(shown.stream()
                .map(latency -> spread(latency, which.apply(latency)))
                .toList());
        page.open("details").element("summary", "The same in numbers").open("table");
        row("th", List.of("Command", "Count", "50 %", "90 %", "99 %", "Most"));
        for (Latency latency : shown) {
            Percentiles these = which.apply(latency);
            row(
                    "td",
                    List.of(
                            latency.verb(),
                            String.valueOf(latency.count()),
                            StatsWords.latency(these.p50()),
                            StatsWords.latency(these.p90()),
                            StatsWords.latency(these.p99()),
                            StatsWords.latency(these.max())));
        }
        page.end().end();
    }

    private static Charts.Spread spread(Latency latency, Percentiles these) {
        String words = latency.verb() + ", " + latency.count() + " times: 50 % " + StatsWords.latency(these.p50())
                + ", 90 % " + StatsWords.latency(these.p90()) + ", 99 % " + StatsWords.latency(these.p99()) + ", most "
                + StatsWords.latency(these.max());
        return new Charts.Spread(latency.verb(), these.p50(), these.p90(), these.p99(), these.max(), words);
    }

    private void row(String cell, List<String> texts) throws IOException {
        page.open("tr");
        for (String text : texts) {
            page.element(cell, text, "class", text.equals(texts.getFirst()) ? "strong" : "number");
        }
        page.end();
    }

    private void groups(Grouping grouping, List<Group> groups) throws IOException {
        if (groups.isEmpty()) {
            return;
        }
        long most = groups.getFirst().count();
        page.open("section").element("h2", StatsWords.heading(grouping)).open("table");
        for (Group group : groups.subList(0, Math.min(setting.most, groups.size()))) {
            Ink ink = StatsWords.ink(grouping, group.value());
            page.open("tr").element("td", String.valueOf(group.count()), "class", "number");
            page.element("td", group.value(), "title", StatsWords.meaning(grouping, group.value()));
            page.open("td");
            charts.bar(
                    group.count(), most, ink == Ink.PLAIN ? "one" : ink.name().toLowerCase(Locale.ROOT));
            page.end().end();
        }
        page.end();
        if (groups.size() > setting.most) {
            page.element("p", "and " + (groups.size() - setting.most) + " more", "class", "faint");
        }
        page.element("p", "Counted: " + StatsWords.counted(grouping.kind()) + ".", "class", "faint")
                .end();
    }
}
