package mailtap.indexer;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mailtap.indexer.document.DocumentMaker;
import mailtap.indexer.document.DocumentSink;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Judged;
import mailtap.indexer.document.Kind;
import mailtap.indexer.document.Letter;
import mailtap.indexer.document.SessionTrack;
import mailtap.indexer.message.MessageLimits;
import mailtap.indexer.message.MessageReader;
import mailtap.indexer.query.Moments;
import mailtap.indexer.query.ParsedQuery;
import mailtap.indexer.query.QueryException;
import mailtap.indexer.query.QueryReader;
import mailtap.journal.JournalBatch;
import mailtap.journal.JournalEntry;
import mailtap.mail.Extent;
import mailtap.transcript.SessionId;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Which sessions queries find while they are being recorded: the same documents and the same queries as those of the
 * index, for what came just now. A session is found when each of the queries has found something of it.
 *
 * <p>Limits: it follows ten thousand undecided sessions; of more, those silent longest are forgotten.
 * {@code deleted:} knows only of messages that were fetched and deleted within one block of the journal.
 */
public final class LiveFilter {
    private static final int MOST_SESSIONS = 10_000;
    private static final int HEAD_BYTES = 64 << 10;

    static {
        LuceneStart.prepare();
    }

    private final List<Query> queries;
    private final SessionTrack.Means means;
    private final LinkedHashMap<SessionId, Followed> sessions = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<SessionId> decided = new HashSet<>();
    private final Map<String, Document> documents = new LinkedHashMap<>();

    private static final class Followed {
        private final SessionTrack track;
        private final Set<Query> found = new HashSet<>();

        Followed(SessionTrack track) {
            this.track = track;
        }
    }

    private LiveFilter(List<Query> queries) {
        this.queries = queries;
        this.means = new SessionTrack.Means(
                Extent.DEFAULT.withHead(HEAD_BYTES), new MessageReader(MessageLimits.DEFAULT), Map.of(), new Sink());
    }

    /** @param clock what {@code now} is, and the zone of times that are written without one */
    public static LiveFilter of(List<String> queries, Clock clock) throws QueryException {
        List<Query> read = new ArrayList<>();
        for (String query : queries) {
            ParsedQuery parsed = new QueryReader(new Moments(clock.instant(), clock.getZone())).read(query);
            read.add(Search.limited(parsed, SearchRequest.of(query, 1)));
        }
        return new LiveFilter(read);
    }

    /** Takes what came; the answer are the sessions that are found from now on. */
    public Set<SessionId> take(JournalBatch batch) throws IOException {
        Set<SessionId> touched = new LinkedHashSet<>();
        for (JournalEntry entry : batch.entries()) {
            if (!decided.contains(entry.session())) {
                follow(entry.session()).track.accept(entry.entry(), batch.block());
                touched.add(entry.session());
            }
        }
        touched.forEach(id -> follow(id).track.writeSession());
        Set<SessionId> found = documents.isEmpty() ? Set.of() : find();
        documents.clear();
        forget(touched);
        return found;
    }

    private Followed follow(SessionId id) {
        return sessions.computeIfAbsent(id, unused -> new Followed(new SessionTrack(id, 0, means)));
    }

    private void forget(Set<SessionId> touched) {
        for (SessionId id : touched) {
            Followed followed = sessions.get(id);
            if (followed != null && followed.track.isOver()) {
                sessions.remove(id);
            }
        }
        while (sessions.size() > MOST_SESSIONS) {
            sessions.pollFirstEntry();
        }
    }

    /** To be told when a session that was found is over, so that it need not be remembered. */
    public void ended(SessionId id) {
        decided.remove(id);
    }

    private Set<SessionId> find() throws IOException {
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (Document document : documents.values()) {
                writer.addDocument(document);
            }
            try (DirectoryReader reader = DirectoryReader.open(writer)) {
                return found(Search.searcher(reader));
            }
        }
    }

    private Set<SessionId> found(IndexSearcher searcher) throws IOException {
        Set<SessionId> all = new LinkedHashSet<>();
        for (Query query : queries) {
            for (ScoreDoc hit : searcher.search(query, documents.size()).scoreDocs) {
                String key = searcher.storedFields()
                        .document(hit.doc, Set.of(DocumentMaker.KEY))
                        .get(DocumentMaker.KEY);
                SessionId.parse(key.substring(0, SessionId.LENGTH)).ifPresent(id -> {
                    Followed followed = follow(id);
                    followed.found.add(query);
                    if (followed.found.containsAll(queries)) {
                        all.add(id);
                    }
                });
            }
        }
        all.forEach(sessions::remove);
        decided.addAll(all);
        return all;
    }

    /** A message is judged by itself: what belongs to it may come much later. */
    private final class Sink implements DocumentSink {
        @Override
        public void put(String key, Document document, boolean isNew) {
            documents.put(key, document);
        }

        @Override
        public void letter(Letter letter) {
            Judged judged = letter.alone();
            SessionId id = letter.place().session();
            String key = DocumentMaker.key(id, Kind.MESSAGE, letter.place().message());
            documents.put(key, letter.document(judged));
            follow(id).track.judged(letter.place().message(), judged);
        }

        @Override
        public void deleted(String key) {
            Document document = documents.get(key);
            if (document != null) {
                document.removeField(Field.DELETED.canonical());
                document.add(new NumericDocValuesField(Field.DELETED.canonical(), 1));
            }
        }
    }
}
