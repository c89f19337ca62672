package mailtap.viewer.view;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import mailtap.mail.ConversationFold;
import mailtap.mail.ConversationListener;
import mailtap.mail.Extent;
import mailtap.transcript.Entry;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;

/**
 * The sessions that go on, each with what it has to say as it happens; of too many, the one that was silent longest is
 * forgotten.
 *
 * @param <L> what is said
 */
final class LiveSessions<L> {
    private static final int MOST = 10_000;
    private static final int HEAD_BYTES = 64 << 10;

    private final Function<SessionId, Open<L>> make;
    private final Printer<L> printer;
    private final Map<SessionId, Open<L>> sessions = new LinkedHashMap<>(16, 0.75f, true);

    /** Where it is said. */
    interface Printer<L> {
        void print(L line) throws IOException;
    }

    LiveSessions(Function<SessionId, Open<L>> make, Printer<L> printer) {
        this.make = make;
        this.printer = printer;
    }

    void add(SessionId id, Entry entry) throws IOException {
        Open<L> session = sessions.computeIfAbsent(id, make);
        session.add(entry);
        for (L line = session.lines.poll(); line != null; line = session.lines.poll()) {
            printer.print(line);
        }
        if (entry instanceof SessionEnd) {
            sessions.remove(id);
        } else if (sessions.size() > MOST) {
            sessions.remove(sessions.keySet().iterator().next());
        }
    }

    /** One of them. */
    abstract static class Open<L> implements ConversationListener {
        private final SessionId id;
        private final ConversationFold fold;
        private final Queue<L> lines = new ArrayDeque<>();

        Open(SessionId id) {
            this.id = id;
            this.fold = new ConversationFold(id, Extent.DEFAULT.withHead(HEAD_BYTES), this);
        }

        SessionId id() {
            return id;
        }

        void say(L line) {
            lines.add(line);
        }

        /** What there is to say of an entry before it is understood together with the others. */
        abstract void tell(Entry entry);

        /** The last word. */
        abstract void end(SessionEnd end);

        private void add(Entry entry) {
            tell(entry);
            fold.accept(entry);
            if (entry instanceof SessionEnd end) {
                end(end);
            }
        }
    }
}
