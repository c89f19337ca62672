package mailtap.journal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.SessionId;
import mailtap.transcript.Side;
import mailtap.transcript.Tally;

/** Counts what the journal holds of each open session: a few numbers a side, however much mail goes by. */
final class Ledger {
    private final Map<SessionId, Session> sessions = new HashMap<>();

    void count(SessionId id, Frame frame) {
        sessions.computeIfAbsent(id, unused -> new Session()).of(frame.side()).count(frame);
    }

    /** What was counted since the session's first frame; the session is forgotten. */
    Tally close(SessionId id, Instant at) {
        Session session = sessions.remove(id);
        Session counted = session == null ? new Session() : session;
        return new Tally(at, counted.client.kept(), counted.server.kept());
    }

    private static final class Session {
        private final Count client = new Count();
        private final Count server = new Count();

        private Count of(Side side) {
            return side == Side.CLIENT ? client : server;
        }
    }

    private static final class Count {
        private final CRC32C crc = new CRC32C();
        private long kept;
        private long withheld;
        private long lost;

        private void count(Frame frame) {
            if (frame.isKept()) {
                kept += frame.length();
                crc.update(frame.bytes().toByteBuffer());
            } else if (frame.label() == Label.LOST || frame.label() == Label.UNKEPT) {
                lost += frame.length();
            } else {
                withheld += frame.length();
            }
        }

        private Tally.Kept kept() {
            return new Tally.Kept(kept, withheld, lost, (int) crc.getValue());
        }
    }
}
