package mailtap.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mailtap.transcript.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * What became of every message of one POP3 mailbox, over all sessions: who deleted my mail, why is it here twice.
 *
 * @param uidl its unique-id
 * @param seen when it was fetched first
 * @param fetches each time it was fetched
 * @param deleted by which of them it was deleted for good
 */
public record Ledger(
        String uidl,
        Instant seen,
        List<Fetch> fetches,
        @Nullable Fetch deleted) {

    /** One fetch. */
    public record Fetch(SessionId session, String client, Retrieved retrieved) {}

    public Ledger {
        fetches = List.copyOf(fetches);
    }

    /** Fetched whole more than once. */
    public boolean isRepeated() {
        return fetches.stream()
                        .filter(one -> one.retrieved().command().equals("RETR"))
                        .count()
                > 1;
    }

    /** By unique-id, first seen first; what has none is left out. */
    public static List<Ledger> of(List<Fetch> fetches) {
        Map<String, List<Fetch>> byUidl = new TreeMap<>();
        for (Fetch fetch : fetches) {
            String uidl = fetch.retrieved().uidl();
            if (uidl != null) {
                byUidl.computeIfAbsent(uidl, unused -> new ArrayList<>()).add(fetch);
            }
        }
        List<Ledger> all = new ArrayList<>();
        byUidl.forEach((uidl, some) -> all.add(of(uidl, some)));
        all.sort((a, b) -> a.seen().compareTo(b.seen()));
        return all;
    }

    private static Ledger of(String uidl, List<Fetch> fetches) {
        List<Fetch> inTime = new ArrayList<>(fetches);
        inTime.sort((a, b) -> a.retrieved().at().compareTo(b.retrieved().at()));
        Fetch deleted = inTime.stream()
                .filter(one -> one.retrieved().deleted())
                .findFirst()
                .orElse(null);
        return new Ledger(uidl, inTime.getFirst().retrieved().at(), inTime, deleted);
    }
}
