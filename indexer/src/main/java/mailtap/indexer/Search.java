package mailtap.indexer;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import mailtap.indexer.document.Micros;
import mailtap.indexer.query.FieldQueries;
import mailtap.indexer.query.Matches;
import mailtap.indexer.query.Moments;
import mailtap.indexer.query.ParsedQuery;
import mailtap.indexer.query.QueryException;
import mailtap.indexer.query.QueryReader;
import mailtap.indexer.query.ValueException;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalPosition;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.jspecify.annotations.Nullable;

/**
 * Questions to the index as it was when this was opened. Where there is no index yet, or none that can be used, there is
 * nothing to be found, and {@link #hasIndex} says so.
 */
public final class Search implements Closeable {
    /** Beyond this many hits the total is only a lower bound, which makes the newest of millions quick to find. */
    private static final int COUNTED_EXACTLY = 1_000;
    /** So many are looked up at once when all are wanted. */
    private static final int PAGE = 20_000;

    private final @Nullable DirectoryReader reader;
    private final Clock clock;

    private Search(@Nullable DirectoryReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** For somebody in the zone of this machine. */
    public static Search open(DataDirectory data) throws IOException {
        return open(data, Clock.system(ZoneId.systemDefault()));
    }

    /** @param clock what {@code now} is, and the zone of times that are written without one */
    public static Search open(DataDirectory data, Clock clock) throws IOException {
        return new Search(IndexStore.read(data.index()).orElse(null), clock);
    }

    /** Whether there is an index to be asked. */
    public boolean hasIndex() {
        return reader != null;
    }

    /** Whether there is an index that only another version of mailtap can ask. */
    public static boolean needsAnotherVersion(DataDirectory data) throws IOException {
        return IndexStore.isOfAnotherVersion(data.index());
    }

    /** Up to where the journal is in the index. */
    public Map<String, JournalPosition> positions() throws IOException {
        return reader == null
                ? Map.of()
                : CommitNotes.of(reader.getIndexCommit().getUserData()).positions();
    }

    public Hits find(SearchRequest request) throws IOException, QueryException {
        ParsedQuery parsed = parse(request);
        if (reader == null || request.limit() == 0) {
            return Hits.NONE;
        }
        return find(limited(parsed, request), sort(request.order()), request.limit(), COUNTED_EXACTLY);
    }

    /** Takes hits one by one. */
    public interface HitTaker {
        void take(Hit hit) throws IOException;
    }

    /** All hits in the request's order, however many; its limit does not count here. No more than one is held at a time. */
    public void each(SearchRequest request, HitTaker out) throws IOException, QueryException {
        ParsedQuery parsed = parse(request);
        if (reader == null) {
            return;
        }
        IndexSearcher searcher = searcher(reader);
        Query query = limited(parsed, request);
        Sort sort = sort(request.order());
        FieldDoc after = null;
        StoredFields stored = searcher.storedFields();
        do {
            TopFieldDocs page = searcher.search(query, new TopFieldCollectorManager(sort, PAGE, after, 1));
            for (ScoreDoc doc : page.scoreDocs) {
                out.take(StoredHit.read(searcher.getIndexReader(), stored, doc.doc));
            }
            after = page.scoreDocs.length < PAGE ? null : (FieldDoc) page.scoreDocs[PAGE - 1];
        } while (after != null);
    }

    /** Exactly how many there are. */
    public long count(SearchRequest request) throws IOException, QueryException {
        ParsedQuery parsed = parse(request);
        return reader == null ? 0 : searcher(reader).count(limited(parsed, request));
    }

    /**
     * How many a query for {@code bcc:} would find if it asked for {@code hidden:} instead: who looks for a Bcc that is
     * in no header looks in the wrong place.
     */
    public long countHiddenInstead(SearchRequest request) throws IOException, QueryException {
        ParsedQuery asked = new QueryReader(moments(), Map.of(Field.BCC, Field.HIDDEN)).read(request.query());
        boolean same = asked.query().equals(parse(request).query());
        return reader == null || same ? 0 : searcher(reader).count(limited(asked, request));
    }

    /**
     * How many hits have which value of a field, the most frequent first.
     *
     * @throws QueryException also where the field's values are not single words
     */
    public GroupedHits group(SearchRequest request, String fieldName) throws IOException, QueryException {
        ParsedQuery parsed = parse(request);
        List<Field> fields = Groups.fields(fieldName);
        Set<Kind> kinds = request.kinds().isEmpty() ? Groups.kinds(parsed, fields) : request.kinds();
        if (reader == null) {
            return new GroupedHits(kinds, 0, List.of());
        }
        Query query = limited(parsed, request.in(kinds.toArray(Kind[]::new)));
        Groups.Counted counted = new Groups(searcher(reader), fields).of(query, request.limit());
        return new GroupedHits(kinds, counted.values(), counted.groups());
    }

    /**
     * Whose sessions the query finds, put together by client, those with the most sessions first; the request's kinds do
     * not count here.
     *
     * @param looked how many of a client's sessions, the newest, are looked at for its traits
     */
    public List<ClientProfile> clients(SearchRequest request, int looked) throws IOException, QueryException {
        ParsedQuery parsed = parse(request);
        return reader == null
                ? List.of()
                : new Clients(searcher(reader), looked).of(limited(parsed, request.in(Kind.SESSION)), request.limit());
    }

    /** The first moment of a time as the query language writes it. */
    public Instant moment(String text) throws QueryException {
        try {
            return Micros.instant(moments().parse(text).from());
        } catch (ValueException e) {
            throw new QueryException(String.valueOf(e.getMessage()), 1, e.advice());
        }
    }

    /** What of the query's words can be marked where its hits are shown. */
    public Matches matches(SearchRequest request) throws QueryException {
        return Matches.of(parse(request).query());
    }

    /** What all that the query finds adds up to, of every kind; the request's kinds and limit do not count here. */
    public Statistics statistics(SearchRequest request) throws IOException, QueryException {
        ParsedQuery parsed = parse(request);
        return reader == null
                ? Statistics.NONE
                : new Counting(searcher(reader), limited(parsed, request.in(Kind.values()))).add(clock.getZone());
    }

    private ParsedQuery parse(SearchRequest request) throws QueryException {
        return new QueryReader(moments()).read(request.query());
    }

    private Moments moments() {
        return new Moments(clock.instant(), clock.getZone());
    }

    /** The first ones, where nobody asks how many there are. */
    List<Hit> first(Query query, Sort sort, int limit) throws IOException {
        return find(query, sort, limit, 0).hits();
    }

    private Hits find(Query query, Sort sort, int limit, int counted) throws IOException {
        if (reader == null) {
            return Hits.NONE;
        }
        IndexSearcher searcher = searcher(reader);
        int threshold = Math.max(limit, counted);
        TopFieldDocs found = searcher.search(query, new TopFieldCollectorManager(sort, limit, null, threshold));
        List<Hit> hits = new ArrayList<>(found.scoreDocs.length);
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc doc : found.scoreDocs) {
            hits.add(StoredHit.read(searcher.getIndexReader(), stored, doc.doc));
        }
        TotalHits total = found.totalHits;
        return new Hits(hits, total.value(), total.relation() == TotalHits.Relation.EQUAL_TO);
    }

    /** Answers are not kept: a process asks once, or never the same. */
    static IndexSearcher searcher(IndexReader reader) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        return searcher;
    }

    private static Sort sort(Order order) {
        if (order.field() == Field.TIME && order.largestFirst()) {
            return IndexStore.NEWEST_FIRST;
        }
        Long missing = order.largestFirst() ? Long.MIN_VALUE : Long.MAX_VALUE;
        String name = order.field().canonical();
        SortField first = new SortField(name, SortField.Type.LONG, order.largestFirst(), missing);
        List<SortField> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(IndexStore.NEWEST_FIRST.getSort()));
        return new Sort(all.toArray(SortField[]::new));
    }

    static Query limited(ParsedQuery parsed, SearchRequest request) {
        Set<Kind> kinds = request.kinds().isEmpty() ? parsed.kinds() : request.kinds();
        boolean all = kinds.equals(EnumSet.allOf(Kind.class));
        if (all && !request.within().isLimited()) {
            return parsed.query();
        }
        BooleanQuery.Builder limited = new BooleanQuery.Builder();
        limited.add(parsed.query(), BooleanClause.Occur.MUST);
        if (!all) {
            limited.add(FieldQueries.any(kinds.stream().map(Search::only).toList()), BooleanClause.Occur.FILTER);
        }
        if (request.within().isLimited()) {
            limited.add(began(request.within()), BooleanClause.Occur.FILTER);
        }
        return limited.build();
    }

    private static Query began(Period within) {
        long since = within.since() == null ? Long.MIN_VALUE : Micros.of(within.since());
        long until = within.until() == null ? Long.MAX_VALUE : Micros.of(within.until()) - 1;
        return NumericDocValuesField.newSlowRangeQuery(Field.TIME.canonical(), since, until);
    }

    static Query only(Kind kind) {
        return new TermQuery(new Term(Field.KIND.canonical(), kind.wireName()));
    }

    @Nullable
    DirectoryReader reader() {
        return reader;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
