package mailtap.viewer.export;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import mailtap.indexer.Hit;
import mailtap.indexer.LoadedSession;
import mailtap.indexer.Sessions;
import mailtap.transcript.SessionId;
import mailtap.viewer.wiring.Judgements;
import org.jspecify.annotations.Nullable;

/** Sessions out of the journal, the one last read kept at hand; remembers what could not be had whole. */
public final class Shelf {
    private final Sessions sessions;
    private final Judgements judgements;
    private final Set<SessionId> taken = new HashSet<>();
    private @Nullable SessionId lastId;
    private Optional<LoadedSession> last = Optional.empty();
    private long damaged;
    private long incomplete;

    /** @param judgements of the messages on it */
    public Shelf(Sessions sessions, Judgements judgements) {
        this.sessions = sessions;
        this.judgements = judgements;
    }

    /** Empty where it was pruned. */
    Optional<LoadedSession> load(SessionId id) throws IOException {
        if (!id.equals(lastId)) {
            last = sessions.load(id);
            lastId = id;
            if (last.isEmpty() || last.get().missingBlocks() > 0) {
                damaged++;
            }
        }
        return last;
    }

    /** The same, the first time it is asked for; empty from then on. */
    Optional<LoadedSession> once(SessionId id) throws IOException {
        return taken.add(id) ? load(id) : Optional.empty();
    }

    /** A session as a list of hits has it. */
    Optional<Hit> listed(SessionId id) throws IOException {
        return sessions.listed(id);
    }

    Judgements judgements() {
        return judgements;
    }

    void leaveOut() {
        incomplete++;
    }

    /** How many sessions could not be read, or not whole. */
    public long damaged() {
        return damaged;
    }

    /** How many messages were left out as no end of them, or not all of them, was captured. */
    public long incomplete() {
        return incomplete;
    }
}
