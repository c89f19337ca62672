package mailtap.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailtap.transcript.Bytes;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;

/**
 * Which sessions are open at a place in a lane, and when each was last heard of. Every segment begins with this list, so
 * that a start after a crash reads the last segment only, however long the journal.
 */
final class OpenSessions {
    /** Of one block; longer lists take several. */
    private static final int PER_BLOCK = 4000;

    private final Map<SessionId, Long> lastMicros = new LinkedHashMap<>();
    private long begun;

    /** As a segment's beginning has it; empty where that is damaged. */
    static OpenSessions at(Path segment) throws IOException {
        OpenSessions open = new OpenSessions();
        try (SegmentReader reader = SegmentReader.open(segment)) {
            reader.header().ifPresent(open::continueFrom);
            long offset = SegmentHeader.LENGTH;
            while (reader.read(offset) instanceof SegmentReader.Block block
                    && block.header().type() == BlockHeader.Type.OPEN_SESSIONS) {
                open.read(block.raw(), block.header().entries());
                offset = block.next();
            }
        } catch (MalformedException damaged) {
            open.lastMicros.clear();
        }
        return open;
    }

    /** How many sessions have begun in this lane so far. */
    long begun() {
        return begun;
    }

    void continueFrom(SegmentHeader header) {
        begun = Math.max(begun, header.sessionsBefore());
    }

    /** What an entry that has been read changes. */
    void passed(JournalEntry entry) {
        begun += entry.entry() instanceof SessionStart ? 1 : 0;
        if (entry.entry() instanceof SessionEnd) {
            lastMicros.remove(entry.session());
        } else {
            lastMicros.put(entry.session(), Micros.of(entry.entry().at()));
        }
    }

    /** What a block that has been written changes; not before: a list must not speak of what never came to disk. */
    void passed(BlockSessions block) {
        for (BlockSessions.Known session : block.all()) {
            begun += session.begun ? 1 : 0;
            if (session.ended) {
                lastMicros.remove(session.id);
            } else {
                lastMicros.put(session.id, session.lastMicros);
            }
        }
    }

    Map<SessionId, Long> lastMicros() {
        return lastMicros;
    }

    /** The contents of the blocks that say it; one at least, even when nothing is open. */
    List<Listed> listed() {
        List<Listed> blocks = new ArrayList<>();
        ByteSink raw = new ByteSink();
        int count = 0;
        for (Map.Entry<SessionId, Long> open : lastMicros.entrySet()) {
            raw.fixed64(open.getKey().value());
            raw.fixed64(open.getValue());
            if (++count == PER_BLOCK) {
                blocks.add(new Listed(raw, count));
                raw = new ByteSink();
                count = 0;
            }
        }
        if (count > 0 || blocks.isEmpty()) {
            blocks.add(new Listed(raw, count));
        }
        return blocks;
    }

    /** One block's share of the list. */
    record Listed(ByteSink raw, int count) {}

    /** Takes in what a block of the list says. */
    void read(Bytes raw, int count) throws MalformedException {
        ByteSource from = new ByteSource(raw);
        for (int i = 0; i < count; i++) {
            lastMicros.putIfAbsent(new SessionId(from.fixed64()), from.fixed64());
        }
        from.mustBeAtEnd();
    }
}
