package mailtap.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins the transactions that carry one message, over connections and routes, and judges them together. A pure function
 * of what it is given: the order in which copies are given changes no verdict.
 */
public final class Submissions {
    private final Window window;
    private final Truth truth;

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

    /**
     * @param now against which it is decided whether another copy may still come
     * @param standing addresses that nearly all mail of the route goes to
     */
    public List<Submission> of(List<Copy> copies, List<Arrival> arrivals, Instant now, Set<String> standing) {
        Map<String, List<Arrival>> fetched = new LinkedHashMap<>();
        arrivals.forEach(one ->
                fetched.computeIfAbsent(key(one), unused -> new ArrayList<>()).add(one));
        List<Submission> all = new ArrayList<>();
        for (Group group : groups(copies)) {
            List<Arrival> own = fetched.getOrDefault(group.key.id(), List.of());
            boolean settled = group.last().plus(length(group.key)).isBefore(now);
            all.add(new Judge(new Case(group.id(), group.copies, own, settled, truth, standing)).judge());
        }
        return all;
    }

    private Duration length(SubmissionKey key) {
        return key.byMessageId() ? window.byMessageId() : window.byContent();
    }

    /** Copies of one key, as long as they follow one another within the window. */
    private List<Group> groups(List<Copy> copies) {
        List<Copy> inTime = new ArrayList<>(copies);
        inTime.sort((a, b) -> a.message().at().compareTo(b.message().at()));
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

        Group(SubmissionKey key, int turn) {
            this.key = key;
            this.turn = turn;
        }

        Instant last() {
            return copies.getLast().message().at();
        }

        String id() {
            return turn == 0 ? key.id() : key.id() + "-" + turn;
        }
    }
}
