package mailtap.viewer.wiring;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import mailtap.mail.BodyFilter;
import mailtap.mail.BodyKeeping;
import mailtap.transcript.Entry;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;

/** A filter for each session on a route whose bodies are not to be kept. For one thread, the journal's. */
final class BodyFilters implements BiConsumer<SessionId, Entry> {
    private final Function<String, BodyKeeping> byRoute;
    private final BiConsumer<SessionId, Entry> next;
    private final Map<SessionId, BodyFilter> filters = new HashMap<>();

    BodyFilters(Function<String, BodyKeeping> byRoute, BiConsumer<SessionId, Entry> next) {
        this.byRoute = byRoute;
        this.next = next;
    }

    @Override
    public void accept(SessionId session, Entry entry) {
        if (entry instanceof SessionStart start) {
            begin(session, byRoute.apply(start.route()));
        }
        BodyFilter filter = entry instanceof SessionEnd ? filters.remove(session) : filters.get(session);
        if (filter == null) {
            next.accept(session, entry);
        } else {
            filter.accept(entry);
        }
    }

    private void begin(SessionId session, BodyKeeping keeping) {
        if (keeping != BodyKeeping.FULL) {
            filters.put(session, new BodyFilter(session, keeping, kept -> next.accept(session, kept)));
        }
    }
}
