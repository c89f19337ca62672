package mailtap.viewer.view;

import java.util.List;
import mailtap.indexer.Group;
import mailtap.indexer.Statistics;
import mailtap.indexer.Statistics.Grouping;
import mailtap.indexer.Statistics.Latency;
import mailtap.indexer.Statistics.Percentiles;
import mailtap.indexer.Statistics.Totals;
import mailtap.indexer.Timeline;
import mailtap.viewer.print.Json;

/** Statistics as one JSON object: {@code stats --json}. */
public final class StatsJson {
    private StatsJson() {}

    /** @param most how many values of each field */
    public static Json of(Statistics statistics, int most) {
        Json json = Json.schema().put("totals", totals(statistics.totals()));
        for (Grouping grouping : Grouping.values()) {
            json.put(grouping.wireName(), groups(statistics.group(grouping), most));
        }
        return json.put(
                        "latencies",
                        statistics.latencies().stream().map(StatsJson::latency).toList())
                .put("timeline", timeline(statistics.timeline()));
    }

    private static Json totals(Totals totals) {
        return new Json()
                .put("sessions", totals.sessions())
                .put("exchanges", totals.exchanges())
                .put("messages_sent", totals.sent())
                .put("messages_fetched", totals.fetched())
                .put("messages_unfinished", totals.unfinished())
                .put("recipients", totals.recipients())
                .put("message_bytes", totals.messageBytes())
                .put("client_bytes", totals.clientBytes())
                .put("server_bytes", totals.serverBytes())
                .put("first", totals.first())
                .put("last", totals.last());
    }

    private static List<Json> groups(List<Group> groups, int most) {
        return groups.stream()
                .limit(most)
                .map(group -> new Json().put("value", group.value()).put("count", group.count()))
                .toList();
    }

    private static Json latency(Latency latency) {
        return new Json()
                .put("verb", latency.verb())
                .put("count", latency.count())
                .put("server", percentiles(latency.server()))
                .put("client", percentiles(latency.client()));
    }

    private static Json percentiles(Percentiles percentiles) {
        return new Json()
                .putMillis("p50_ms", percentiles.p50())
                .putMillis("p90_ms", percentiles.p90())
                .putMillis("p99_ms", percentiles.p99())
                .putMillis("max_ms", percentiles.max());
    }

    private static Json timeline(Timeline timeline) {
        return new Json()
                .putMillis("width_ms", timeline.width())
                .put(
                        "stretches",
                        timeline.stretches().stream().map(StatsJson::stretch).toList());
    }

    private static Json stretch(Timeline.Stretch stretch) {
        return new Json()
                .put("from", stretch.from())
                .put("sessions", stretch.sessions())
                .put("exchanges", stretch.exchanges())
                .put("messages", stretch.messages())
                .put("refused", stretch.refused());
    }
}
