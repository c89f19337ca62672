package mailtap.indexer;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What everything that a query finds adds up to. Sessions, exchanges and messages are each counted where they themselves
 * are found: a query for a reply code counts the exchanges with that reply, and the sessions that have such an exchange.
 *
 * @param groups how often each value occurs, the most frequent first
 * @param latencies by command, the most frequent first
 * @param timeline empty where nothing was found
 */
public record Statistics(Totals totals, Map<Grouping, List<Group>> groups, List<Latency> latencies, Timeline timeline) {
    static final Statistics NONE = new Statistics(Totals.NONE, Map.of(), List.of(), Timeline.EMPTY);

    public Statistics {
        groups = groups.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(groups));
        latencies = List.copyOf(latencies);
    }

    /** The values of a field among what was found. */
    public List<Group> group(Grouping grouping) {
        return groups.getOrDefault(grouping, List.of());
    }

    /** True where there was nothing to count. */
    public boolean isEmpty() {
        return totals.sessions + totals.exchanges + totals.sent + totals.fetched + totals.unfinished == 0;
    }

    /**
     * How much there was.
     *
     * @param sent messages that ended as messages end
     * @param fetched the same over POP3
     * @param unfinished envelopes without a message, and what was cut off
     * @param recipients of what was sent, each RCPT counted
     * @param messageBytes of messages, sent and fetched
     * @param clientBytes what clients sent in sessions that are over
     * @param first when the first of it began; null where nothing was found
     */
    public record Totals(
            long sessions,
            long exchanges,
            long sent,
            long fetched,
            long unfinished,
            long recipients,
            long messageBytes,
            long clientBytes,
            long serverBytes,
            @Nullable Instant first,
            @Nullable Instant last) {
        static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, null, null);
    }

    /** How long a command took: the server to answer it, the client before and within it. */
    public record Latency(String verb, long count, Percentiles server, Percentiles client) {}

    /** Of these durations so many percent are at most so long, to one percent exactly; the largest is exact. */
    public record Percentiles(Duration p50, Duration p90, Duration p99, Duration max) {}

    /** What is counted by value. */
    public enum Grouping {
        REPLY_CODES(Kind.EXCHANGE, Field.SMTP_CODE, Field.POP3_STATUS),
        STATUSES(Kind.EXCHANGE, Field.STATUS),
        OUTCOMES(Kind.MESSAGE, Field.OUTCOME),
        VERDICTS(Kind.MESSAGE, Field.VERDICT),
        FINDINGS(Kind.SESSION, Field.FINDING),
        MECHANISMS(Kind.SESSION, Field.MECHANISM),
        LOGINS(Kind.SESSION, Field.LOGIN),
        HELLOS(Kind.SESSION, Field.HELO),
        PROGRAMS(Kind.MESSAGE, Field.MAILER),
        ROUTES(Kind.SESSION, Field.ROUTE);

        private final Kind kind;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<Field> fields;

        Grouping(Kind kind, Field... fields) {
            this.kind = kind;
            this.fields = List.of(fields);
        }

        /** What its numbers count. */
        public Kind kind() {
            return kind;
        }

        /** Verbs, codes and mechanisms are written in upper case everywhere, though indexed in lower. */
        String written(String value) {
            return this == REPLY_CODES || this == MECHANISMS ? value.toUpperCase(Locale.ROOT) : value;
        }

        List<Field> fields() {
            return fields;
        }

        /** As in JSON. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
