package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import mailtap.indexer.Statistics.Grouping;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import mailtap.indexer.query.QueryException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsTest {
    private static Capture capture;
    private static Search search;

    @BeforeAll
    static void index(@TempDir Path root) throws IOException, InterruptedException {
        capture = new Capture(root).record(Recordings.all());
        capture.index();
        search = capture.search();
    }

    @AfterAll
    static void close() throws IOException {
        search.close();
        capture.close();
    }

    private static Statistics of(String query) throws IOException, QueryException {
        return search.statistics(SearchRequest.of(query, 0));
    }

    @Test
    void everythingIsCountedAsSearchCountsIt() throws IOException, QueryException {
        Statistics all = of("");
        SearchRequest everything = SearchRequest.of("", 0);
        assertThat(all.totals().sessions()).isEqualTo(5).isEqualTo(search.count(everything.in(Kind.SESSION)));
        assertThat(all.totals().exchanges()).isEqualTo(search.count(everything.in(Kind.EXCHANGE)));
        assertThat(all.totals().sent())
                .isPositive()
                .isEqualTo(search.count(SearchRequest.of("complete:true NOT outcome:retrieved", 0)));
        assertThat(all.totals().fetched())
                .isPositive()
                .isEqualTo(search.count(SearchRequest.of("complete:true outcome:retrieved", 0)));
        assertThat(all.totals().unfinished())
                .isPositive()
                .isEqualTo(search.count(SearchRequest.of("complete:false", 0)));
        assertThat(all.totals().recipients()).isEqualTo(4);
        assertThat(all.group(Grouping.REPLY_CODES))
                .containsAll(search.group(SearchRequest.of("", 100).in(Kind.EXCHANGE), "smtp.response.code")
                        .groups());
        assertThat(all.group(Grouping.ROUTES))
                .containsExactly(new Group("office", 3), new Group("fetch", 1), new Group("mx in", 1));
    }

    @Test
    void onlyWhatTheQueryFindsIsCounted() throws IOException, QueryException {
        Statistics refused = of("code:5xx");
        assertThat(refused.totals().exchanges()).isEqualTo(3);
        assertThat(refused.group(Grouping.REPLY_CODES))
                .allSatisfy(group -> assertThat(group.value()).matches("[35].."));
        assertThat(of("rcpt:nobody@nowhere").isEmpty()).isTrue();
        assertThat(of("rcpt:nobody@nowhere").timeline().stretches()).isEmpty();
    }

    @Test
    void latenciesAreThoseOfTheExchanges() throws IOException, QueryException {
        List<Statistics.Latency> latencies = of("").latencies();
        assertThat(latencies).extracting(Statistics.Latency::verb).contains("EHLO", "MAIL", "RCPT", "DATA", "RETR");
        Hit slowest = search.find(
                        SearchRequest.of("verb:data", 1).in(Kind.EXCHANGE).by(new Order(Field.DURATION, true)))
                .hits()
                .getFirst();
        Statistics.Latency data = latencies.stream()
                .filter(latency -> latency.verb().equals("DATA"))
                .findFirst()
                .orElseThrow();
        assertThat(data.server().max().toNanos() / 1000)
                .isEqualTo(slowest.number(Field.DURATION).orElseThrow());
        assertThat(data.client().max()).isPositive();
        assertThat(data.server().p50()).isLessThanOrEqualTo(data.server().p99());
    }

    @Test
    void theTimelineHasEverythingInItsPlace() throws IOException, QueryException {
        Statistics all = of("");
        List<Timeline.Stretch> stretches = all.timeline().stretches();
        assertThat(stretches).hasSizeBetween(2, 61);
        assertThat(stretches.stream().mapToLong(Timeline.Stretch::exchanges).sum())
                .isEqualTo(all.totals().exchanges());
        assertThat(stretches.stream().mapToLong(Timeline.Stretch::sessions).sum())
                .isEqualTo(5);
        assertThat(stretches.stream().mapToLong(Timeline.Stretch::refused).sum())
                .isEqualTo(search.count(
                        SearchRequest.of("status:refused OR status:deferred", 0).in(Kind.EXCHANGE)));
        Instant first = all.totals().first();
        assertThat(stretches.getFirst().from()).isBeforeOrEqualTo(first);
        assertThat(first).isBefore(stretches.get(1).from());
    }

    @Test
    void withinAPeriod() throws IOException, QueryException {
        Period day = new Period(search.moment("2026-11-20"), search.moment("2026-11-21"));
        Statistics of = search.statistics(SearchRequest.of("", 0).within(day));
        assertThat(of.totals().sessions()).isEqualTo(2);
        assertThat(of.totals().last()).isBefore(Instant.parse("2026-11-21T00:00:00Z"));
    }

    @Property(tries = 200)
    void percentilesAreRightToOnePercent(
            @ForAll @Size(min = 1, max = 200) List<@LongRange(min = 0, max = Long.MAX_VALUE / 2000) Long> micros) {
        Latencies latencies = new Latencies();
        micros.forEach(latencies::add);
        long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
        assertThat(latencies.percentiles().max()).isEqualTo(Duration.of(sorted[sorted.length - 1], ChronoUnit.MICROS));
        long exact = sorted[(sorted.length + 1) / 2 - 1];
        double told = latencies.percentiles().p50().dividedBy(Duration.of(1, ChronoUnit.MICROS));
        assertThat(Math.abs(told - exact)).isLessThanOrEqualTo(Math.max(1, exact * 0.01));
    }

    @Property(tries = 200)
    void aScaleHoldsFirstAndLastInFewStretches(@ForAll long one, @ForAll long other) {
        Timeline.Scale scale = Timeline.Scale.of(Math.min(one, other), Math.max(one, other), ZoneOffset.ofHours(5));
        assertThat(scale.count()).isBetween(1, 62);
        assertThat(scale.index(one)).isBetween(0, scale.count() - 1);
    }
}
