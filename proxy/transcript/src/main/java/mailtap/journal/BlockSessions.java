package mailtap.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mailtap.transcript.Frame;
import mailtap.transcript.SessionId;
import mailtap.transcript.Side;
import org.jspecify.annotations.Nullable;

/**
 * What a block has said of its sessions so far, known alike to who writes and who reads it: their numbers within the
 * block, and where the next frame of each is expected, so that an ordinary frame need not say it.
 */
final class BlockSessions {
    /** One session within one block. */
    static final class Known {
        final SessionId id;
        final int number;
        int exchange;
        /** Of its newest entry here. */
        long lastMicros;
        /** Whether its start is here. */
        boolean begun;
        /** Whether that entry is its end. */
        boolean ended;

        private long nextOfClient;
        private long nextOfServer;

        private Known(SessionId id, int number) {
            this.id = id;
            this.number = number;
        }

        long next(Side side) {
            return side == Side.CLIENT ? nextOfClient : nextOfServer;
        }

        void passed(Frame frame) {
            exchange = frame.exchange();
            long next = frame.offset() + frame.length();
            if (frame.side() == Side.CLIENT) {
                nextOfClient = next;
            } else {
                nextOfServer = next;
            }
        }
    }

    private final Map<SessionId, Known> byId = new HashMap<>();
    private final List<Known> byNumber = new ArrayList<>();

    void clear() {
        byId.clear();
        byNumber.clear();
    }

    /** Every session the block speaks of. */
    List<Known> all() {
        return byNumber;
    }

    @Nullable
    Known find(SessionId id) {
        return byId.get(id);
    }

    /** Numbers start at 1; 0 introduces a session. */
    Known introduce(SessionId id) {
        Known known = new Known(id, byNumber.size() + 1);
        byId.put(id, known);
        byNumber.add(known);
        return known;
    }

    Known numbered(int number) throws MalformedException {
        if (number < 1 || number > byNumber.size()) {
            throw new MalformedException("session " + number + " was never introduced");
        }
        return byNumber.get(number - 1);
    }
}
