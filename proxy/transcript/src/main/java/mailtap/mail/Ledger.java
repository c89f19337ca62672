package mailtap.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import org.jspecify.annotations.Nullable;

/**
 * What became of one message of a POP3 mailbox, over all sessions: who deleted my mail, why is it here twice.
 *
 * @param uidl its unique-id
 * @param first who was told of it first
 * @param fetches each time it was fetched
 * @param marked who deleted it and did not leave with QUIT, so that it stayed
 * @param deleted who deleted it for good
 */
public record Ledger(
        String uidl,
        Visit first,
        List<Fetch> fetches,
        List<Visit> marked,
        @Nullable Visit deleted) {

    /**
     * One session at the mailbox.
     *
     * @param client in words
     */
    public record Visit(SessionId session, Instant at, String client, Mailbox mailbox, List<Retrieved> retrieved) {
        public Visit {
            retrieved = List.copyOf(retrieved);
        }

        /** Without a mailbox there was nothing to be seen. */
        public static Visit of(Conversation talk, String client) {
            SessionStart start = talk.start();
            Mailbox mailbox = talk.mailbox();
            Mailbox none = new Mailbox(-1, -1, new TreeSet<>(), false, Map.of());
            return new Visit(
                    talk.id(),
                    start == null ? Instant.EPOCH : start.at(),
                    client,
                    mailbox == null ? none : mailbox,
                    talk.retrieved());
        }
    }

    /** One fetch. */
    public record Fetch(Visit by, Retrieved retrieved) {}

    public Ledger {
        fetches = List.copyOf(fetches);
        marked = List.copyOf(marked);
    }

    /** How often all of it was fetched: neither its top alone, nor cut off. */
    public long fetchedWhole() {
        return fetches.stream()
                .filter(one -> one.retrieved().command().equals("RETR")
                        && one.retrieved().complete())
                .count();
    }

    /** Fetched whole more than once. */
    public boolean isRepeated() {
        return fetchedWhole() > 1;
    }

    /** By unique-id, first seen first; what has none is left out. */
    public static List<Ledger> of(List<Visit> visits) {
        List<Visit> inTime = new ArrayList<>(visits);
        inTime.sort(Comparator.comparing(Visit::at).thenComparing(Visit::session));
        Map<String, Pages> pages = new TreeMap<>();
        inTime.forEach(visit -> enter(visit, pages));
        return pages.entrySet().stream()
                .map(one -> one.getValue().ledger(one.getKey()))
                .sorted(Comparator.comparing(one -> one.first().at()))
                .toList();
    }

    private static void enter(Visit visit, Map<String, Pages> pages) {
        visit.mailbox().uidls().forEach((number, uidl) -> {
            Pages page = pages.computeIfAbsent(uidl, unused -> new Pages(visit));
            if (visit.mailbox().deleted().contains(number)) {
                page.delete(visit);
            }
        });
        for (Retrieved one : visit.retrieved()) {
            String uidl = one.uidl();
            if (uidl != null) {
                pages.computeIfAbsent(uidl, unused -> new Pages(visit)).fetches.add(new Fetch(visit, one));
            }
        }
    }

    /** What is gathered of one message. */
    private static final class Pages {
        final Visit first;
        final List<Fetch> fetches = new ArrayList<>();
        final List<Visit> marked = new ArrayList<>();

        @Nullable
        Visit deleted;

        Pages(Visit first) {
            this.first = first;
        }

        void delete(Visit visit) {
            if (!visit.mailbox().committed()) {
                marked.add(visit);
            } else if (deleted == null) {
                deleted = visit;
            }
        }

        Ledger ledger(String uidl) {
            return new Ledger(uidl, first, fetches, marked, deleted);
        }
    }
}
