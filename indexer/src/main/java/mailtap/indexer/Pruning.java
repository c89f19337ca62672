package mailtap.indexer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailtap.indexer.document.DocumentMaker;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalPosition;
import mailtap.transcript.SessionId;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermRangeQuery;

/**
 * What retention took from the journal. A session whose beginning is gone counts no more, in an index that grew as in one
 * that is made anew.
 *
 * @param beginnings of the lanes
 * @param cut sessions that began before them and go on behind
 */
record Pruning(Map<String, JournalPosition> beginnings, Set<SessionId> cut) {
    static final Pruning NONE = new Pruning(Map.of(), Set.of());

    Pruning {
        beginnings = Map.copyOf(beginnings);
        cut = Set.copyOf(cut);
    }

    /** As it is now; the one before where nothing was pruned since. */
    static Pruning since(Pruning before, DataDirectory data) throws IOException {
        Map<String, JournalPosition> beginnings = data.beginnings();
        return beginnings.equals(before.beginnings) ? before : new Pruning(beginnings, data.cutSessions());
    }

    boolean isGone(Optional<JournalPosition> first) {
        JournalPosition beginning = first.map(at -> beginnings.get(at.lane())).orElse(null);
        return beginning != null && first.orElseThrow().segment() < beginning.segment();
    }

    /** Sessions of the index that began where nothing is any more. */
    List<SessionId> gone(DirectoryReader reader) throws IOException {
        List<SessionId> gone = new ArrayList<>();
        IndexSearcher searcher = Search.searcher(reader);
        for (JournalPosition beginning : beginnings.values()) {
            Query before = TermRangeQuery.newStringRange(
                    DocumentMaker.FIRST,
                    DocumentMaker.segment(beginning.lane(), 0),
                    DocumentMaker.segment(beginning.lane(), beginning.segment()),
                    true,
                    false);
            for (ScoreDoc hit : searcher.search(before, Math.max(1, reader.maxDoc())).scoreDocs) {
                Document document = searcher.storedFields().document(hit.doc, Set.of(DocumentMaker.KEY));
                SessionId.parse(document.get(DocumentMaker.KEY)).ifPresent(gone::add);
            }
        }
        return gone;
    }
}
