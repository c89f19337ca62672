package mailtap.indexer;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mailtap.indexer.document.DocumentMaker;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import mailtap.indexer.document.SessionBlocks;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalBlocks;
import mailtap.journal.JournalEntry;
import mailtap.journal.JournalFormatException;
import mailtap.journal.JournalPosition;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.SessionId;
import mailtap.transcript.Transcript;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Single sessions: by ID or the beginning of one, the last ones, and whole from the journal. As fresh as the journal:
 * what is not indexed yet is looked up there.
 */
public final class Sessions {
    /** An ID is shown with at least so many characters. */
    public static final int SHORTEST = 8;

    private static final Sort LAST_RECORDED =
            new Sort(new SortField(DocumentMaker.RECORDED, SortField.Type.LONG, true));

    private final DataDirectory data;
    private final Search search;
    private final Tail tail;

    private Sessions(DataDirectory data, Search search) throws IOException {
        this.data = data;
        this.search = search;
        this.tail = new Tail(data, search.positions());
    }

    /** As the search sees the index; it stays the caller's to close. */
    public static Sessions of(DataDirectory data, Search search) throws IOException {
        return new Sessions(data, search);
    }

    /** The sessions whose ID begins so, at most that many. */
    public List<SessionId> beginning(String prefix, int limit) throws IOException {
        Set<SessionId> found = new LinkedHashSet<>();
        String wanted = prefix.toLowerCase(Locale.ROOT);
        Query query = sessions(new PrefixQuery(new Term(DocumentMaker.KEY, wanted)));
        search.first(query, IndexStore.NEWEST_FIRST, limit).forEach(hit -> found.add(hit.session()));
        for (Tail.Begun begun : tail.begun()) {
            if (begun.id().toString().startsWith(wanted)) {
                found.add(begun.id());
            }
        }
        return found.stream().limit(limit).toList();
    }

    /**
     * The session recorded last, or so many before it.
     *
     * @param route of this route only; empty for all
     */
    public Optional<SessionId> last(String route, int before) throws IOException {
        List<SessionId> fresh = new ArrayList<>();
        for (Tail.Begun begun : tail.begun()) {
            if (route.isEmpty() || begun.route().equalsIgnoreCase(route)) {
                fresh.add(begun.id());
            }
        }
        Collections.reverse(fresh);
        if (before < fresh.size()) {
            return Optional.of(fresh.get(before));
        }
        int further = before - fresh.size();
        Query query = route.isEmpty()
                ? Search.only(Kind.SESSION)
                : sessions(new TermQuery(new Term(Field.ROUTE.canonical(), route.toLowerCase(Locale.ROOT))));
        List<Hit> hits = search.first(query, LAST_RECORDED, further + 1);
        return further < hits.size() ? Optional.of(hits.get(further).session()) : Optional.empty();
    }

    private static Query sessions(Query query) {
        return new BooleanQuery.Builder()
                .add(query, BooleanClause.Occur.FILTER)
                .add(Search.only(Kind.SESSION), BooleanClause.Occur.FILTER)
                .build();
    }

    /** A session as a list of hits has it; empty where it is not indexed. */
    public Optional<Hit> listed(SessionId id) throws IOException {
        Query query = new TermQuery(new Term(DocumentMaker.KEY, DocumentMaker.key(id, Kind.SESSION, 0)));
        return search.first(query, IndexStore.NEWEST_FIRST, 1).stream().findFirst();
    }

    /** As much of the ID's beginning as tells it from all others, and at least {@link #SHORTEST} characters. */
    public String shorten(SessionId id) throws IOException {
        String whole = id.toString();
        int length = SHORTEST;
        DirectoryReader reader = search.reader();
        if (reader != null) {
            for (LeafReaderContext leaf : reader.leaves()) {
                Terms ids = leaf.reader().terms(Field.SESSION_ID.canonical());
                length = ids == null ? length : Math.max(length, distinct(ids.iterator(), whole));
            }
        }
        return whole.substring(0, Math.min(length, whole.length()));
    }

    private static int distinct(TermsEnum ids, String whole) throws IOException {
        int length = SHORTEST;
        BytesRef start = new BytesRef(whole.substring(0, SHORTEST));
        if (ids.seekCeil(start) == TermsEnum.SeekStatus.END) {
            return length;
        }
        for (BytesRef id = ids.term(); id != null; id = ids.next()) {
            String other = id.utf8ToString();
            if (!other.startsWith(whole.substring(0, SHORTEST))) {
                return length;
            }
            if (!other.equals(whole)) {
                length = Math.max(length, common(other, whole) + 1);
            }
        }
        return length;
    }

    private static int common(String a, String b) {
        int same = 0;
        while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        return same;
    }

    /** All that the journal holds of a session at this moment; empty where that is nothing. */
    public Optional<LoadedSession> load(SessionId id) throws IOException {
        DirectoryReader reader = search.reader();
        Optional<SessionBlocks> known = reader == null ? Optional.empty() : StoredSessions.find(reader, id);
        List<Entry> entries = new ArrayList<>();
        int missing = known.isPresent() ? read(id, known.get().positions(), entries) : 0;
        entries.addAll(tail.of(id));
        boolean isNothing = entries.isEmpty() && missing == 0;
        return isNothing ? Optional.empty() : Optional.of(new LoadedSession(new Transcript(id, entries), missing));
    }

    /**
     * The beginning of what the index knows of a session, no more than about so many bytes of what was said; where a part
     * cannot be read any more, what is left.
     */
    public Transcript beginning(SessionId id, long bytes) throws IOException {
        DirectoryReader reader = search.reader();
        Optional<SessionBlocks> known = reader == null ? Optional.empty() : StoredSessions.find(reader, id);
        List<Entry> entries = new ArrayList<>();
        if (known.isPresent()) {
            read(id, known.get().positions(), entries, bytes);
        }
        return new Transcript(id, entries);
    }

    private int read(SessionId id, List<JournalPosition> positions, List<Entry> entries) throws IOException {
        return read(id, positions, entries, Long.MAX_VALUE);
    }

    private int read(SessionId id, List<JournalPosition> positions, List<Entry> entries, long most) throws IOException {
        int missing = 0;
        long bytes = 0;
        try (JournalBlocks blocks = new JournalBlocks(data)) {
            for (JournalPosition position : positions) {
                if (bytes >= most) {
                    break;
                }
                try {
                    for (JournalEntry entry : blocks.read(position)) {
                        if (entry.session().equals(id)) {
                            entries.add(entry.entry());
                            bytes += entry.entry() instanceof Frame frame
                                    ? frame.bytes().length()
                                    : 0;
                        }
                    }
                } catch (JournalFormatException.Corrupt | NoSuchFileException gone) {
                    missing++;
                }
            }
        }
        return missing;
    }
}
