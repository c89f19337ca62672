package mailtap.indexer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import mailtap.indexer.Statistics.Grouping;
import mailtap.indexer.Statistics.Latency;
import mailtap.indexer.Statistics.Totals;
import mailtap.indexer.document.DocumentMaker;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import mailtap.indexer.document.Micros;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** Adds up what a query finds: the columns of the index, read once for each number, and no stored document. */
final class Counting {
    /** Clients may send any word as a command; the rarer ones are not worth a line. */
    private static final int MOST_VERBS = 30;

    private static final Term WHOLE = new Term(Field.COMPLETE.canonical(), "true");

    private final List<FoundDocuments> leaves;

    Counting(IndexSearcher searcher, Query query) throws IOException {
        leaves = FoundDocuments.of(searcher, query);
    }

    Statistics add(ZoneId zone) throws IOException {
        if (leaves.isEmpty()) {
            return Statistics.NONE;
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (FoundDocuments leaf : leaves) {
            first = Math.min(first, leaf.oldest());
            last = Math.max(last, leaf.newest());
        }
        Map<Grouping, List<Group>> groups = new EnumMap<>(Grouping.class);
        for (Grouping grouping : Grouping.values()) {
            List<Group> these = groups(grouping.kind(), grouping.fields()).stream()
                    .map(group -> new Group(grouping.written(group.value()), group.count()))
                    .toList();
            groups.put(grouping, these);
        }
        Totals totals = totals(Micros.instant(first), Micros.instant(last));
        return new Statistics(totals, groups, latencies(), timeline(Timeline.Scale.of(first, last, zone)));
    }

    private Totals totals(Instant first, Instant last) throws IOException {
        LongSummaryStatistics sent = whole(Field.RCPT_COUNT);
        LongSummaryStatistics all = whole(Field.BYTES);
        return new Totals(
                count(Kind.SESSION),
                count(Kind.EXCHANGE),
                sent.getCount(),
                all.getCount() - sent.getCount(),
                count(Kind.MESSAGE) - all.getCount(),
                sent.getSum(),
                all.getSum(),
                sum(Kind.SESSION, Field.SOURCE_BYTES),
                sum(Kind.SESSION, Field.SERVER_BYTES),
                first,
                last);
    }

    /** Of the messages that ended as messages end; those that were fetched have no recipients. */
    private LongSummaryStatistics whole(Field field) throws IOException {
        LongSummaryStatistics sum = new LongSummaryStatistics();
        for (FoundDocuments leaf : leaves) {
            leaf.values(Kind.MESSAGE, WHOLE, field.canonical(), sum);
        }
        return sum;
    }

    private long count(Kind kind) {
        return leaves.stream().mapToLong(leaf -> leaf.count(kind)).sum();
    }

    private long sum(Kind kind, Field field) throws IOException {
        long[] sum = {0};
        for (FoundDocuments leaf : leaves) {
            leaf.values(kind, field.canonical(), value -> sum[0] += value);
        }
        return sum[0];
    }

    private List<Group> groups(Kind kind, List<Field> fields) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        for (FoundDocuments leaf : leaves) {
            for (Field field : fields) {
                leaf.terms(
                        kind, DocumentMaker.groupedBy(field), (value, count) -> counts.merge(value, count, Long::sum));
            }
        }
        return Group.sorted(counts);
    }

    private List<Latency> latencies() throws IOException {
        List<Field> verbs = List.of(Field.SMTP_COMMAND, Field.POP3_COMMAND);
        Map<String, Latencies[]> kept = new LinkedHashMap<>();
        groups(Kind.EXCHANGE, verbs).stream()
                .limit(MOST_VERBS)
                .forEach(verb -> kept.put(verb.value(), new Latencies[] {new Latencies(), new Latencies()}));
        for (FoundDocuments leaf : leaves) {
            for (Field verb : verbs) {
                for (Map.Entry<String, Latencies[]> each : kept.entrySet()) {
                    Term term = new Term(verb.canonical(), each.getKey());
                    leaf.values(Kind.EXCHANGE, term, Field.DURATION.canonical(), each.getValue()[0]::add);
                    leaf.values(Kind.EXCHANGE, term, DocumentMaker.CLIENT_TOOK, each.getValue()[1]::add);
                }
            }
        }
        List<Latency> latencies = new ArrayList<>();
        kept.forEach((verb, both) -> latencies.add(new Latency(
                verb.toUpperCase(Locale.ROOT), both[0].count(), both[0].percentiles(), both[1].percentiles())));
        latencies.sort(Comparator.comparingLong(Latency::count).reversed().thenComparing(Latency::verb));
        return latencies;
    }

    private Timeline timeline(Timeline.Scale scale) throws IOException {
        long[] sessions = timed(Kind.SESSION, scale);
        long[] exchanges = timed(Kind.EXCHANGE, scale);
        long[] messages = new long[scale.count()];
        long[] refused = new long[scale.count()];
        for (FoundDocuments leaf : leaves) {
            leaf.values(Kind.MESSAGE, WHOLE, Field.TIME.canonical(), time -> messages[scale.index(time)]++);
            for (String status : List.of("refused", "deferred")) {
                Term term = new Term(Field.STATUS.canonical(), status);
                leaf.values(Kind.EXCHANGE, term, Field.TIME.canonical(), time -> refused[scale.index(time)]++);
            }
        }
        List<Timeline.Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < scale.count(); i++) {
            stretches.add(new Timeline.Stretch(scale.from(i), sessions[i], exchanges[i], messages[i], refused[i]));
        }
        return new Timeline(Duration.ofSeconds(scale.width() / 1_000_000), stretches);
    }

    private long[] timed(Kind kind, Timeline.Scale scale) throws IOException {
        long[] counts = new long[scale.count()];
        for (FoundDocuments leaf : leaves) {
            leaf.values(kind, Field.TIME.canonical(), time -> counts[scale.index(time)]++);
        }
        return counts;
    }
}
