package mailtap.mail.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import mailtap.transcript.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * Joins the transactions that carry one message, over connections and routes, and judges them together. A pure function
 * of what it is given: the order in which copies are given changes no verdict.
 */
public final class Submissions {
    private final Window window;
    private final Truth truth;

    /** A copy that wraps another follows it this soon. */
    public static final Duration WRAPPED_WITHIN = Wrapping.SOON;

    /**
     * How long other copies are waited for.
     *
     * @param byMessageId where the Message-ID is the same: queues and greylists retry for days
     * @param byContent where only the content is: a client sends its copies within minutes
     */
    public record Window(Duration byMessageId, Duration byContent) {
        public static final Window DEFAULT = new Window(Duration.ofDays(5), Duration.ofMinutes(10));
    }

    public Submissions(Window window, Truth truth) {
        this.window = window;
        this.truth = truth;
    }

    /** What copies share, in a form to look for in an index; the same for every copy of one message. */
    public static String key(Copy copy) {
        return SubmissionKey.of(copy).id();
    }

    /** The same of a message that was fetched. */
    public static String key(Arrival arrival) {
        return SubmissionKey.of(arrival).id();
    }

    /** The Message-ID of the message that this one is a delivery status notification for. */
    public static Optional<String> reportedOn(Copy copy) {
        return Report.of(copy).map(Report::messageId);
    }

    /**
     * @param now against which it is decided whether another copy may still come
     * @param standing addresses that nearly all mail of the route goes to: {@link StandingRecipients}
     */
    public List<Submission> of(List<Copy> copies, List<Arrival> arrivals, Instant now, Set<String> standing) {
        Map<String, List<Report>> reports = new HashMap<>();
        copies.stream()
                .flatMap(copy -> Report.of(copy).stream())
                .forEach(one -> reports.computeIfAbsent(one.messageId(), unused -> new ArrayList<>())
                        .add(one));
        List<Submission> all = new ArrayList<>();
        List<Group> groups = groups(copies);
        arrive(groups, arrivals);
        for (Group group : wrapped(groups)) {
            boolean settled = group.last().plus(length(group.key)).isBefore(now);
            List<Report> told = reports.getOrDefault(group.messageId(), List.of());
            all.add(new Judge(new Case(
                            group.id(),
                            group.copies,
                            group.arrivals,
                            settled,
                            truth.isAbout(group.knownId()) ? truth : Truth.UNKNOWN,
                            standing,
                            told,
                            group.wrapping))
                    .judge());
        }
        return all;
    }

    /** A fetched message is the end of the way of what was sent last before it. */
    private static void arrive(List<Group> groups, List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            String key = SubmissionKey.of(arrival).text();
            Group sent = null;
            for (Group group : groups) {
                boolean same = group.key.text().equals(key);
                if (same
                        && (sent == null
                                || !group.first().isAfter(arrival.retrieved().at()))) {
                    sent = group;
                }
            }
            if (sent != null) {
                sent.arrivals.add(arrival);
            }
        }
    }

    /** Copies that seem to wrap another message join it. */
    private static List<Group> wrapped(List<Group> groups) {
        Map<SessionId, List<Group>> bySession = new HashMap<>();
        groups.stream()
                .filter(group -> group.key.byMessageId())
                .forEach(group -> group.copies.stream()
                        .map(Copy::session)
                        .distinct()
                        .forEach(session -> bySession
                                .computeIfAbsent(session, unused -> new ArrayList<>())
                                .add(group)));
        List<Group> left = new ArrayList<>();
        for (Group group : groups) {
            Copy copy = group.copies.getFirst();
            List<Group> around = copy.isBare() ? bySession.getOrDefault(copy.session(), List.of()) : List.of();
            Optional<Group> best = around.stream()
                    .filter(first -> !first.reasons(group).isEmpty())
                    .max(Comparator.comparingInt(first -> first.reasons(group).size()));
            best.ifPresentOrElse(first -> first.wrapIn(group), () -> left.add(group));
            group.wrapItself();
        }
        return left;
    }

    private Duration length(SubmissionKey key) {
        return key.byMessageId() ? window.byMessageId() : window.byContent();
    }

    /** Copies of one key, as long as they follow one another within the window. */
    private List<Group> groups(List<Copy> copies) {
        List<Copy> inTime = new ArrayList<>(copies);
        inTime.sort((a, b) -> {
            int byTime = a.message().at().compareTo(b.message().at());
            return byTime != 0 ? byTime : a.place().compareTo(b.place());
        });
        Map<String, Group> open = new LinkedHashMap<>();
        List<Group> all = new ArrayList<>();
        for (Copy copy : inTime) {
            SubmissionKey key = SubmissionKey.of(copy);
            Group group = open.get(key.text());
            if (group == null
                    || group.last().plus(length(key)).isBefore(copy.message().at())) {
                group = new Group(key, group == null ? 0 : group.turn + 1);
                open.put(key.text(), group);
                all.add(group);
            }
            group.copies.add(copy);
        }
        return all;
    }

    private static final class Group {
        final SubmissionKey key;
        final int turn;
        final List<Copy> copies = new ArrayList<>();
        final List<Arrival> arrivals = new ArrayList<>();
        final List<Evidence> wrapping = new ArrayList<>();

        Group(SubmissionKey key, int turn) {
            this.key = key;
            this.turn = turn;
        }

        /** What speaks for the other's copies wrapping this message. */
        List<String> reasons(Group other) {
            return Wrapping.of(other.copies.getFirst(), copies.getFirst()).reasons();
        }

        /** Some wrapped copies have the Message-ID of the message that they wrap. */
        void wrapItself() {
            copies.stream().skip(1).forEach(this::wrapIn);
        }

        private void wrapIn(Copy wrapper) {
            Wrapping.of(wrapper, copies.getFirst())
                    .reasons()
                    .forEach(reason ->
                            wrapping.add(wrapper.evidence(wrapper.message().exchange(), reason)));
        }

        /** Takes the other's copies over. */
        void wrapIn(Group other) {
            wrapIn(other.copies.getFirst());
            copies.addAll(other.copies);
        }

        @Nullable
        String knownId() {
            return copies.getFirst().headers().messageId();
        }

        /** Empty where there is none. */
        String messageId() {
            return Objects.requireNonNullElse(knownId(), "");
        }

        Instant first() {
            return copies.getFirst().message().at();
        }

        Instant last() {
            return copies.getLast().message().at();
        }

        String id() {
            return turn == 0 ? key.id() : key.id() + "-" + turn;
        }
    }
}
