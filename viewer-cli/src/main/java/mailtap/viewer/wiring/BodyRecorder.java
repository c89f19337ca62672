package mailtap.viewer.wiring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import mailtap.mail.BodyFilter;
import mailtap.mail.BodyKeeping;
import mailtap.transcript.Entry;
import mailtap.transcript.Recorder;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;

/** Leaves out the bodies of messages on routes where they are not to be kept, before anything is recorded. */
final class BodyRecorder implements Recorder {
    private final Recorder next;
    private final Function<String, BodyKeeping> byRoute;
    private final Map<SessionId, BodyFilter> filters = new ConcurrentHashMap<>();

    BodyRecorder(Function<String, BodyKeeping> byRoute, Recorder next) {
        this.byRoute = byRoute;
        this.next = next;
    }

    @Override
    public void record(SessionId session, Entry entry) {
        if (entry instanceof SessionStart start) {
            begin(session, byRoute.apply(start.route()));
        }
        BodyFilter filter = entry instanceof SessionEnd ? filters.remove(session) : filters.get(session);
        if (filter == null) {
            next.record(session, entry);
        } else {
            filter.accept(entry);
        }
    }

    private void begin(SessionId session, BodyKeeping keeping) {
        if (keeping != BodyKeeping.FULL) {
            filters.put(session, new BodyFilter(session, keeping, kept -> next.record(session, kept)));
        }
    }

    @Override
    public boolean isCrowded() {
        return next.isCrowded();
    }
}
