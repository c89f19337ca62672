package mailtap.indexer;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import mailtap.transcript.SessionId;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
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
        IndexSearcher searcher = new IndexSearcher(reader);
        TopDocs found = searcher.search(new TermQuery(new Term(DocumentMaker.KEY, id.toString())), 1);
        if (found.scoreDocs.length == 0) {
            return Optional.empty();
        }
        return Optional.of(read(searcher.storedFields().document(found.scoreDocs[0].doc)));
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
