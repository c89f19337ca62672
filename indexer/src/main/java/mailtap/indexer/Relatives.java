package mailtap.indexer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mailtap.indexer.document.DocumentMaker;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Judged;
import mailtap.indexer.document.Kin;
import mailtap.indexer.document.Kind;
import mailtap.mail.submission.Place;
import mailtap.mail.submission.Submissions;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Finds the messages that belong to one: its other copies, the message it may wrap, the reports on it, its arrival. Looks
 * in the index and among those that are not there yet.
 */
final class Relatives {
    /** Copies of one message that are judged together; a mailing of more is judged by its first ones. */
    private static final int MOST_COPIES = 200;

    private static final int MOST_NEAR = 20;
    private static final int MOST_ALTOGETHER = 500;
    private static final Sort FIRST = new Sort(
            new SortField(Field.TIME.canonical(), SortField.Type.LONG),
            new SortField(DocumentMaker.TIE, SortField.Type.LONG));

    private final IndexReader reader;
    private final IndexSearcher searcher;
    private final Map<Place, Kin> fresh = new HashMap<>();
    private final Map<String, List<Kin>> byMark = new HashMap<>();
    /** Of what has more copies than are judged together: the first ones. */
    private final Map<String, Set<Place>> crowded = new HashMap<>();
    /** The documents met, for {@link Judged#isIn}. */
    private final Map<Place, Document> documents = new HashMap<>();

    /** @param fresh messages whose documents the reader does not show, or only as they were */
    Relatives(IndexReader reader, Collection<Kin> fresh) {
        this.reader = reader;
        this.searcher = Search.searcher(reader);
        fresh.forEach(this::add);
    }

    private void add(Kin kin) {
        fresh.put(kin.place(), kin);
        mark(Kin.JOIN, kin.join(), kin);
        mark(Kin.REPORT, kin.report(), kin);
        mark(Field.MESSAGE_ID.canonical(), kin.messageId(), kin);
        String session = kin.place().session().toString();
        mark(Field.SESSION_ID.canonical(), session, kin);
        mark(Kin.BARE, kin.bare() ? session : null, kin);
    }

    private void mark(String field, @Nullable String value, Kin kin) {
        if (value != null) {
            byMark.computeIfAbsent(field + " " + value, unused -> new ArrayList<>())
                    .add(kin);
        }
    }

    /** All that belong to it, itself first. */
    List<Kin> of(Kin start) throws IOException {
        if (crowded.getOrDefault(start.join(), Set.of(start.place())).contains(start.place())) {
            return family(start);
        }
        return List.of(start);
    }

    private List<Kin> family(Kin start) throws IOException {
        documents.clear();
        Map<Place, Kin> found = new LinkedHashMap<>();
        Deque<Kin> open = new ArrayDeque<>(List.of(start));
        found.put(start.place(), start);
        while (!open.isEmpty() && found.size() < MOST_ALTOGETHER) {
            for (Kin next : next(open.remove())) {
                if (found.putIfAbsent(next.place(), next) == null) {
                    open.add(next);
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** The document of an older one among them. */
    Optional<Document> document(Place place) {
        return Optional.ofNullable(documents.get(place));
    }

    private List<Kin> next(Kin kin) throws IOException {
        List<Kin> next = new ArrayList<>(marked(Kin.JOIN, kin.join(), MOST_COPIES));
        if (next.size() == MOST_COPIES) {
            Set<Place> first = next.stream().map(Kin::place).collect(Collectors.toSet());
            crowded.put(kin.join(), first);
            if (!first.contains(kin.place())) {
                return List.of();
            }
        }
        String session = kin.place().session().toString();
        if (kin.bare()) {
            near(Field.SESSION_ID.canonical(), session, kin).stream()
                    .filter(one -> one.messageId() != null)
                    .forEach(next::add);
        }
        if (kin.messageId() != null) {
            next.addAll(near(Kin.BARE, session, kin));
            next.addAll(marked(Kin.REPORT, kin.messageId(), MOST_NEAR));
        }
        if (kin.report() != null) {
            marked(Field.MESSAGE_ID.canonical(), kin.report(), MOST_NEAR).stream()
                    .filter(one -> !one.fetched())
                    .forEach(next::add);
        }
        return next;
    }

    private List<Kin> marked(String field, String value, int most) throws IOException {
        Term term = new Term(field, value);
        List<Kin> old = reader.docFreq(term) == 0 ? List.of() : older(new TermQuery(term), most);
        return first(old, byMark.getOrDefault(field + " " + value, List.of()), most);
    }

    /** Of the same session, and sent within a minute. */
    private List<Kin> near(String field, String session, Kin kin) throws IOException {
        long micros = Submissions.WRAPPED_WITHIN.toNanos() / 1_000;
        List<Kin> fresh = byMark.getOrDefault(field + " " + session, List.of()).stream()
                .filter(one -> Math.abs(one.at() - kin.at()) <= micros)
                .toList();
        Term term = new Term(field, session);
        if (reader.docFreq(term) == 0) {
            return first(List.of(), fresh, MOST_NEAR);
        }
        Query near = new BooleanQuery.Builder()
                .add(new TermQuery(term), BooleanClause.Occur.FILTER)
                .add(Search.only(Kind.MESSAGE), BooleanClause.Occur.FILTER)
                .add(
                        NumericDocValuesField.newSlowRangeQuery(
                                Field.TIME.canonical(), kin.at() - micros, kin.at() + micros),
                        BooleanClause.Occur.FILTER)
                .build();
        return first(older(near, MOST_NEAR), fresh, MOST_NEAR);
    }

    private static List<Kin> first(List<Kin> old, List<Kin> fresh, int most) {
        if (old.isEmpty() && fresh.size() <= 1) {
            return fresh;
        }
        Map<Place, Kin> all = new HashMap<>();
        old.forEach(one -> all.put(one.place(), one));
        fresh.forEach(one -> all.put(one.place(), one));
        return all.values().stream()
                .sorted(Comparator.comparingLong(Kin::at).thenComparing(Kin::place))
                .limit(most)
                .toList();
    }

    private List<Kin> older(Query query, int most) throws IOException {
        List<Kin> older = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(query, most, FIRST).scoreDocs) {
            Document document = searcher.storedFields().document(hit.doc);
            Kin.of(document).filter(one -> !fresh.containsKey(one.place())).ifPresent(one -> {
                documents.put(one.place(), document);
                older.add(one);
            });
        }
        return older;
    }
}
