package mailtap.viewer.view;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToLongFunction;
import mailtap.indexer.Group;
import mailtap.indexer.Statistics;
import mailtap.indexer.Statistics.Grouping;
import mailtap.indexer.Statistics.Latency;
import mailtap.indexer.Statistics.Percentiles;
import mailtap.indexer.Timeline;
import mailtap.indexer.Timeline.Stretch;
import mailtap.viewer.print.Bars;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.print.Table;

/** Statistics for a terminal: tables, bars and lines of small columns. */
public final class StatsView {
    private static final int LONGEST_BAR = 24;
    private static final int LABEL = 10;

    private final Screen screen;
    private final ZoneId zone;
    private final int most;

    /** @param most how many values of each field */
    public StatsView(Screen screen, ZoneId zone, int most) {
        this.screen = screen;
        this.zone = zone;
        this.most = most;
    }

    public void print(Statistics statistics) throws IOException {
        screen.line(Ink.STRONG, StatsWords.totals(statistics.totals()));
        screen.line(StatsWords.bytes(statistics.totals()));
        timeline(statistics);
        latencies(statistics.latencies());
        for (Grouping grouping : Grouping.values()) {
            groups(grouping, statistics.group(grouping));
        }
    }

    private void heading(String heading) throws IOException {
        screen.line();
        screen.line(Ink.HEADING, heading);
    }

    private void timeline(Statistics statistics) throws IOException {
        Timeline timeline = statistics.timeline();
        Instant first = Objects.requireNonNull(statistics.totals().first());
        Instant last = Objects.requireNonNull(statistics.totals().last());
        heading(Quantities.time(first, zone) + " to " + Quantities.time(last, zone) + ", by "
                + StatsWords.width(timeline.width()));
        row(timeline, "sessions", Ink.NOTE, Stretch::sessions);
        row(timeline, "exchanges", Ink.CLIENT, Stretch::exchanges);
        row(timeline, "refused", Ink.REFUSED, Stretch::refused);
        row(timeline, "messages", Ink.GOOD, Stretch::messages);
    }

    private void row(Timeline timeline, String label, Ink ink, ToLongFunction<Stretch> number) throws IOException {
        List<Long> numbers =
                timeline.stretches().stream().map(number::applyAsLong).toList();
        long peak = numbers.stream().mapToLong(Long::longValue).max().orElse(0);
        if (peak > 0) {
            Instant when = timeline.stretches().get(numbers.indexOf(peak)).from();
            screen.line(Rich.of(Ink.FAINT, label)
                    .pad(LABEL)
                    .plus(ink, Bars.line(numbers))
                    .plus(
                            Ink.FAINT,
                            "  most " + peak + " at "
                                    + Quantities.time(when, zone).substring(11)));
        }
    }

    private void latencies(List<Latency> latencies) throws IOException {
        if (latencies.isEmpty()) {
            return;
        }
        heading("How long the server took to answer, and the client before it went on");
        Table table = new Table()
                .column("COMMAND", Table.Kind.TEXT)
                .column("COUNT", Table.Kind.NUMBER)
                .column("SERVER 50%", Table.Kind.NUMBER)
                .column("90%", Table.Kind.NUMBER)
                .column("99%", Table.Kind.NUMBER)
                .column("MOST", Table.Kind.NUMBER)
                .column("CLIENT 50%", Table.Kind.NUMBER)
                .column("99%", Table.Kind.NUMBER);
        latencies.stream().limit(most).forEach(latency -> table.row(row(latency)));
        table.print(screen);
        more(latencies.size());
    }

    private static List<Rich> row(Latency latency) {
        Percentiles server = latency.server();
        Percentiles client = latency.client();
        return List.of(
                StatsWords.shown(Ink.STRONG, latency.verb()),
                Rich.of(String.valueOf(latency.count())),
                Rich.of(Ink.SERVER, StatsWords.latency(server.p50())),
                Rich.of(Ink.SERVER, StatsWords.latency(server.p90())),
                Rich.of(Ink.SERVER, StatsWords.latency(server.p99())),
                Rich.of(Ink.SERVER, StatsWords.latency(server.max())),
                Rich.of(Ink.CLIENT, StatsWords.latency(client.p50())),
                Rich.of(Ink.CLIENT, StatsWords.latency(client.p99())));
    }

    private void groups(Grouping grouping, List<Group> groups) throws IOException {
        if (groups.isEmpty()) {
            return;
        }
        heading(StatsWords.heading(grouping));
        boolean explained = groups.stream()
                .anyMatch(group -> !StatsWords.meaning(grouping, group.value()).isEmpty());
        Table table = new Table()
                .column(StatsWords.counted(grouping.kind()).toUpperCase(Locale.ROOT), Table.Kind.NUMBER)
                .column(StatsWords.value(grouping).toUpperCase(Locale.ROOT), Table.Kind.TEXT)
                .column("", explained ? Table.Kind.TEXT : Table.Kind.FIXED);
        long largest = groups.getFirst().count();
        for (Group group : groups.subList(0, Math.min(most, groups.size()))) {
            Ink ink = StatsWords.ink(grouping, group.value());
            Rich aside = explained
                    ? Rich.of(Ink.FAINT, StatsWords.meaning(grouping, group.value()))
                    : Rich.of(
                            ink == Ink.PLAIN ? Ink.CLIENT : ink,
                            Bars.bar(group.count(), largest, Bars.room(screen.width(), LONGEST_BAR)));
            table.row(Rich.of(Ink.STRONG, String.valueOf(group.count())), StatsWords.shown(ink, group.value()), aside);
        }
        table.print(screen);
        more(groups.size());
    }

    private void more(int all) throws IOException {
        if (all > most) {
            screen.line(Ink.FAINT, "and " + (all - most) + " more; --top N shows more");
        }
    }
}
