package mailtap.indexer;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import mailtap.indexer.document.BlockList;
import mailtap.indexer.document.DocumentMaker;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Judged;
import mailtap.indexer.document.Kind;
import mailtap.indexer.document.SessionBlocks;
import mailtap.indexer.document.SessionFacts;
import mailtap.indexer.document.SessionTrack;
import mailtap.transcript.SessionId;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Where sessions stand in the journal, as their own documents say, those not committed yet included. */
final class StoredSessions implements Closeable {
    private final IndexStore store;
    private @Nullable DirectoryReader reader;
    private boolean stale;

    StoredSessions(IndexStore store) {
        this.store = store;
    }

    /** Says that documents have been written since. */
    void changed() {
        stale = true;
    }

    Optional<SessionBlocks> find(SessionId id) throws IOException {
        return find(reader(), id);
    }

    static Optional<SessionBlocks> find(DirectoryReader reader, SessionId id) throws IOException {
        IndexSearcher searcher = Search.searcher(reader);
        TopDocs found = searcher.search(new TermQuery(new Term(DocumentMaker.KEY, id.toString())), 1);
        if (found.scoreDocs.length == 0) {
            return Optional.empty();
        }
        return Optional.of(read(searcher.storedFields().document(found.scoreDocs[0].doc)));
    }

    /** Tells a session that is read again what its messages' documents say. */
    void remember(SessionTrack track, SessionId id) throws IOException {
        remember(reader(), track, id);
    }

    static void remember(DirectoryReader reader, SessionTrack track, SessionId id) throws IOException {
        Query messages = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Field.SESSION_ID.canonical(), id.toString())), BooleanClause.Occur.FILTER)
                .add(Search.only(Kind.MESSAGE), BooleanClause.Occur.FILTER)
                .add(
                        NumericDocValuesField.newSlowRangeQuery(Field.MESSAGE.canonical(), 0, SessionFacts.MOST_JUDGED),
                        BooleanClause.Occur.FILTER)
                .build();
        IndexSearcher searcher = Search.searcher(reader);
        for (ScoreDoc hit : searcher.search(messages, SessionFacts.MOST_JUDGED).scoreDocs) {
            Document document = searcher.storedFields().document(hit.doc);
            int number =
                    document.getField(Field.MESSAGE.canonical()).numericValue().intValue();
            track.remembered(number, Judged.stored(document));
        }
    }

    private static SessionBlocks read(Document document) {
        Number recorded = document.getField(DocumentMaker.RECORDED).numericValue();
        BytesRef list = document.getBinaryValue(DocumentMaker.BLOCKS);
        byte[] bytes = BytesRef.deepCopyOf(list).bytes;
        return new SessionBlocks(recorded.longValue(), BlockList.of(bytes).positions());
    }

    private DirectoryReader reader() throws IOException {
        DirectoryReader current = reader;
        if (current == null || stale) {
            close();
            current = store.reader();
            reader = current;
            stale = false;
        }
        return current;
    }

    @Override
    public void close() throws IOException {
        DirectoryReader current = reader;
        reader = null;
        if (current != null) {
            current.close();
        }
    }
}
