package mailtap.indexer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mailtap.indexer.document.Field;
import mailtap.mail.client.Seen;
import mailtap.mail.client.Trait;
import mailtap.mail.client.TraitCounter;

/** How often a client comes back to a mailbox: the middle one of the times between sessions of one user on one route. */
final class Polling {
    private static final int LEAST_SESSIONS = 3;
    private static final int MICROS = 1_000_000;

    private final Map<String, List<Visit>> visits = new HashMap<>();

    private record Visit(long time, String session) {}

    /** Newest first. */
    void add(Hit session, long time) {
        if (session.text(Field.PROTOCOL).orElse("").equals("pop3")) {
            String whose = session.text(Field.ROUTE).orElse("") + " "
                    + session.text(Field.USER).orElse("") + " "
                    + session.text(Field.SOURCE_IP).orElse("");
            visits.computeIfAbsent(whose, unused -> new ArrayList<>())
                    .add(new Visit(time, session.session().toString()));
        }
    }

    void into(TraitCounter counter) {
        for (List<Visit> one : visits.values()) {
            if (one.size() >= LEAST_SESSIONS) {
                List<Long> gaps = new ArrayList<>();
                for (int i = 1; i < one.size(); i++) {
                    gaps.add(one.get(i - 1).time - one.get(i).time);
                }
                gaps.sort(null);
                long middle = gaps.get(gaps.size() / 2);
                counter.add(
                        Trait.POLLING, new Seen(words(middle / MICROS), gaps.size(), List.of(one.getFirst().session)));
            }
        }
    }

    private static String words(long seconds) {
        if (seconds < 90) {
            return "about " + Math.max(1, seconds) + " s";
        }
        return "about " + Duration.ofSeconds(seconds + 30).toMinutes() + " min";
    }
}
