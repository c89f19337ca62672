package mailtap.journal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;
import mailtap.transcript.Tally;

/** Whether the frames of each session tile its two streams, and are what was counted when they were recorded. */
final class SessionCheck {
    private final Map<SessionId, Progress> open = new HashMap<>();
    private final Set<SessionId> headless = new HashSet<>();
    private final Ledger ledger = new Ledger();
    private long sessions;

    /** Sessions that began in segments that are gone: of them nothing can be said. */
    void begunBefore(Set<SessionId> ids) {
        headless.addAll(ids);
    }

    /** What is wrong, in words. */
    Optional<String> take(JournalEntry read) {
        SessionId id = read.session();
        Entry entry = read.entry();
        if (headless.contains(id)) {
            if (entry instanceof SessionEnd) {
                headless.remove(id);
            }
            return Optional.empty();
        }
        return switch (entry) {
            case SessionStart start -> start(id);
            case Frame frame -> frame(id, frame);
            case Tally tally -> tally(id, tally);
            case SessionEnd end -> end(id, end);
            default -> begun(id);
        };
    }

    long sessions() {
        return sessions;
    }

    long openSessions() {
        return open.size();
    }

    private Optional<String> start(SessionId id) {
        sessions++;
        return open.put(id, new Progress()) == null ? Optional.empty() : Optional.of("begins twice");
    }

    private Optional<String> begun(SessionId id) {
        return open.putIfAbsent(id, new Progress()) == null
                ? Optional.of("its beginning is missing")
                : Optional.empty();
    }

    private Optional<String> frame(SessionId id, Frame frame) {
        Optional<String> wrong = begun(id);
        ledger.count(id, frame);
        Progress progress = open.getOrDefault(id, new Progress());
        long expected = progress.next(frame.side());
        progress.passed(frame);
        if (wrong.isEmpty() && frame.offset() != expected) {
            return Optional.of("%s bytes from %d to %d are missing or doubled"
                    .formatted(frame.side() == Side.CLIENT ? "client" : "server", expected, frame.offset()));
        }
        return wrong;
    }

    private Optional<String> tally(SessionId id, Tally tally) {
        Optional<String> wrong = begun(id);
        Tally found = ledger.close(id, tally.at());
        return wrong.isPresent() || found.equals(tally)
                ? wrong
                : Optional.of("what is there differs from what was counted");
    }

    private Optional<String> end(SessionId id, SessionEnd end) {
        ledger.close(id, end.at());
        return open.remove(id) == null ? Optional.of("its beginning is missing") : Optional.empty();
    }

    private static final class Progress {
        private long client;
        private long server;

        private long next(Side side) {
            return side == Side.CLIENT ? client : server;
        }

        private void passed(Frame frame) {
            long next = frame.offset() + frame.length();
            if (frame.side() == Side.CLIENT) {
                client = next;
            } else {
                server = next;
            }
        }
    }
}
