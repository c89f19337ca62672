package mailtap.indexer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailtap.indexer.message.MessageLimits;
import mailtap.indexer.message.MessageReader;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalBatch;
import mailtap.journal.JournalBlocks;
import mailtap.journal.JournalEntry;
import mailtap.journal.JournalFormatException;
import mailtap.journal.JournalPosition;
import mailtap.mail.Extent;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import org.apache.lucene.document.Document;

/**
 * The sessions being followed. Those that have been silent longest are given up when there are too many or they hold too
 * much; when one goes on, it is read again from its blocks in the journal, as it is after a restart.
 */
final class Tracks implements Closeable, DocumentSink {
    private final IndexStore store;
    private final IndexSettings settings;
    private final JournalBlocks blocks;
    private final Recorded recorded;
    private final StoredSessions stored;
    private final SessionTrack.Means means;
    private final LinkedHashMap<SessionId, SessionTrack> tracks = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final List<String> deleted = new ArrayList<>();
    private long weight;

    Tracks(DataDirectory data, IndexStore store, IndexSettings settings) {
        this.store = store;
        this.settings = settings;
        this.blocks = new JournalBlocks(data);
        this.recorded = new Recorded(store.recorded());
        this.stored = new StoredSessions(store);
        Extent extent = Extent.DEFAULT.withHead(settings.headBytes());
        this.means = new SessionTrack.Means(extent, new MessageReader(MessageLimits.DEFAULT), this);
    }

    private record Pending(Document document, boolean isNew) {}

    /** What is written again at once, as an exchange is for each of its replies, is written to the index once. */
    @Override
    public void put(String key, Document document, boolean isNew) {
        Pending before = pending.put(key, new Pending(document, isNew));
        if (before != null && before.isNew) {
            pending.put(key, new Pending(document, true));
        }
    }

    @Override
    public void deleted(String key) {
        deleted.add(key);
    }

    private void writePending() throws IOException {
        for (Map.Entry<String, Pending> one : pending.entrySet()) {
            if (one.getValue().isNew) {
                store.add(one.getValue().document);
            } else {
                store.replace(one.getKey(), one.getValue().document);
            }
        }
        pending.clear();
        for (String key : deleted) {
            store.markDeleted(key);
        }
        deleted.clear();
    }

    void take(JournalBatch batch) throws IOException {
        for (JournalEntry entry : batch.entries()) {
            take(entry, batch.block());
        }
        giveUpSome();
        writePending();
    }

    private void take(JournalEntry entry, JournalPosition block) throws IOException {
        SessionTrack track = tracks.get(entry.session());
        if (track == null) {
            track = begin(entry, block);
            tracks.put(entry.session(), track);
        }
        long before = track.weight();
        track.accept(entry.entry(), block);
        weight += track.weight() - before;
        if (track.isOver()) {
            close(track);
            tracks.remove(entry.session());
        }
    }

    private SessionTrack begin(JournalEntry entry, JournalPosition block) throws IOException {
        SessionId id = entry.session();
        boolean isStart = entry.entry() instanceof SessionStart;
        Optional<SessionBlocks> known = isStart ? Optional.empty() : stored.find(id);
        if (known.isEmpty()) {
            return new SessionTrack(
                    id, recorded.next(block.lane(), entry.entry().at()), means);
        }
        SessionTrack track = new SessionTrack(id, known.get().recorded(), means);
        for (JournalPosition position : known.get().positions()) {
            recall(track, id, position);
        }
        weight += track.weight();
        return track;
    }

    /** A block that has gone or is damaged costs what was in it. */
    private void recall(SessionTrack track, SessionId id, JournalPosition position) throws IOException {
        try {
            for (JournalEntry entry : blocks.read(position)) {
                if (entry.session().equals(id)) {
                    track.recall(entry.entry(), position);
                }
            }
        } catch (JournalFormatException.Corrupt | NoSuchFileException gone) {
            track.missed(position);
        }
    }

    private void close(SessionTrack track) {
        track.writeSession();
        weight -= track.weight();
    }

    private void giveUpSome() {
        Iterator<SessionTrack> longestSilent = tracks.values().iterator();
        while (longestSilent.hasNext() && (tracks.size() > settings.sessions() || weight > settings.memoryBytes())) {
            close(longestSilent.next());
            longestSilent.remove();
            stored.changed();
        }
    }

    /** Writes what is new of all sessions still open. */
    void writeSessions() throws IOException {
        tracks.values().forEach(SessionTrack::writeSession);
        writePending();
    }

    Map<String, Long> recorded() {
        return recorded.last();
    }

    @Override
    public void close() throws IOException {
        try (blocks) {
            stored.close();
        }
    }
}
