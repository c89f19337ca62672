package mailtap.indexer;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailtap.indexer.document.DocumentSink;
import mailtap.indexer.document.Letter;
import mailtap.indexer.document.SessionBlocks;
import mailtap.indexer.document.SessionTrack;
import mailtap.indexer.message.MessageLimits;
import mailtap.indexer.message.MessageReader;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalBatch;
import mailtap.journal.JournalEntry;
import mailtap.journal.JournalPosition;
import mailtap.mail.Extent;
import mailtap.mail.submission.Place;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.jspecify.annotations.Nullable;

/**
 * The sessions being followed. Those that have been silent longest are given up when there are too many or they hold too
 * much; when one goes on, it is read again from its blocks in the journal, as it is after a restart.
 *
 * <p>Messages wait until all that came with them are known, at the latest until the next commit, and are judged together:
 * {@link Settling}. The document of a session waits for its messages.
 */
final class Tracks implements Closeable, DocumentSink {
    private static final int MOST_LETTERS = 10_000;

    private final IndexStore store;
    private final IndexSettings settings;
    private final Recorded recorded;
    private final StoredSessions stored;
    private final Recall recall;
    private final SessionTrack.Means means;
    private final LinkedHashMap<SessionId, SessionTrack> tracks = new LinkedHashMap<>(64, 0.75f, true);
    /** Over, but for their messages. */
    private final Map<SessionId, SessionTrack> ended = new HashMap<>();

    private final Map<Place, Letter> letters = new LinkedHashMap<>();
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final List<String> deleted = new ArrayList<>();
    private Pruning pruning = Pruning.NONE;
    private long weight;
    private long lettersWeight;

    Tracks(DataDirectory data, IndexStore store, IndexSettings settings) {
        this.store = store;
        this.settings = settings;
        this.recorded = new Recorded(store.notes().recorded());
        this.stored = new StoredSessions(store);
        Extent extent = Extent.DEFAULT.withHead(settings.headBytes());
        MessageReader reader = new MessageReader(MessageLimits.DEFAULT);
        this.recall = new Recall(data, settings, extent, reader);
        this.means = new SessionTrack.Means(extent, reader, settings.stages(), this);
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
    public void letter(Letter letter) {
        Letter before = letters.put(letter.place(), letter);
        if (before != null) {
            lettersWeight -= before.weight();
            letters.put(letter.place(), letter.inPlaceOf(before));
        }
        lettersWeight += letter.weight();
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
        if (letters.isEmpty()) {
            for (String key : deleted) {
                store.markDeleted(key);
            }
            deleted.clear();
        }
    }

    void take(JournalBatch batch) throws IOException {
        for (JournalEntry entry : batch.entries()) {
            take(entry, batch.block());
        }
        giveUpSome();
        if (letters.size() > MOST_LETTERS || lettersWeight > settings.memoryBytes()) {
            settle();
        }
        writePending();
    }

    /** Follows retention; true where that changed the index. */
    boolean prune(Pruning now) throws IOException {
        pruning = now;
        settle();
        tracks.values().removeIf(track -> {
            boolean gone = now.isGone(track.first());
            weight -= gone ? track.weight() : 0;
            return gone;
        });
        writePending();
        try (DirectoryReader reader = store.reader()) {
            List<SessionId> gone = now.gone(reader);
            for (SessionId session : gone) {
                store.delete(session);
            }
            stored.changed();
            return !gone.isEmpty();
        }
    }

    private void take(JournalEntry entry, JournalPosition block) throws IOException {
        if (pruning.cut().contains(entry.session())) {
            return;
        }
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
        SessionTrack before = ended.remove(id);
        if (before != null) {
            return before;
        }
        boolean isStart = entry.entry() instanceof SessionStart;
        Optional<SessionBlocks> known = isStart ? Optional.empty() : stored.find(id);
        if (known.isEmpty()) {
            return new SessionTrack(
                    id, recorded.next(block.lane(), entry.entry().at()), means);
        }
        SessionTrack track = recall.of(id, known.get(), this, none -> false);
        stored.remember(track, id);
        weight += track.weight();
        return track;
    }

    private void close(SessionTrack track) {
        weight -= track.weight();
        if (track.isWaiting()) {
            ended.put(track.id(), track);
        } else {
            track.writeSession();
        }
    }

    private void giveUpSome() throws IOException {
        Iterator<SessionTrack> longestSilent = tracks.values().iterator();
        while (longestSilent.hasNext() && (tracks.size() > settings.sessions() || weight > settings.memoryBytes())) {
            close(longestSilent.next());
            longestSilent.remove();
            stored.changed();
        }
        if (!ended.isEmpty() && tracks.size() + ended.size() > settings.sessions()) {
            settle();
        }
    }

    /** Judges the messages that wait, together with what belongs to them. */
    private void settle() throws IOException {
        if (letters.isEmpty()) {
            return;
        }
        writePending();
        Map<Place, Letter> waiting = new LinkedHashMap<>(letters);
        letters.clear();
        lettersWeight = 0;
        try (DirectoryReader reader = store.reader()) {
            new Settling(new Settling.Means(reader, recall, settings.window(), this), waiting).settle();
        }
        ended.values().forEach(SessionTrack::writeSession);
        ended.clear();
        stored.changed();
        writePending();
    }

    /** The session, while it is in memory. */
    @Nullable
    SessionTrack followed(SessionId id) {
        SessionTrack track = ended.get(id);
        return track != null || !tracks.containsKey(id) ? track : tracks.get(id);
    }

    /** Writes what is new of all messages and of all sessions still open. */
    void writeSessions() throws IOException {
        settle();
        tracks.values().forEach(SessionTrack::writeSession);
        writePending();
    }

    Map<String, Long> recorded() {
        return recorded.last();
    }

    @Override
    public void close() throws IOException {
        try (recall) {
            stored.close();
        }
    }
}
