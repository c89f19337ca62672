package mailtap.indexer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailtap.indexer.document.ClientFields;
import mailtap.indexer.document.DocumentMaker;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Micros;
import mailtap.mail.client.Guess;
import mailtap.mail.client.KnownClients;
import mailtap.mail.client.TraitCounter;
import mailtap.mail.client.Traits;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/** Puts sessions together by their client, and adds up what was seen of each. */
final class Clients {
    private final IndexSearcher searcher;
    private final int looked;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>();

    private record Newest(long time, int document) {}

    private static final class Bucket {
        long sessions;
        long messages;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        final List<Newest> newest = new ArrayList<>();
    }

    Clients(IndexSearcher searcher, int looked) {
        this.searcher = searcher;
        this.looked = looked;
    }

    List<ClientProfile> of(Query sessions, int limit) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(sessions), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) {
                add(leaf, scorer.iterator());
            }
        }
        List<Map.Entry<String, Bucket>> most = buckets.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Bucket> one) -> one.getValue().sessions)
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(limit)
                .toList();
        List<ClientProfile> profiles = new ArrayList<>();
        for (Map.Entry<String, Bucket> one : most) {
            profiles.add(profile(one.getKey(), one.getValue()));
        }
        return profiles;
    }

    private void add(LeafReaderContext leaf, DocIdSetIterator docs) throws IOException {
        LeafReader reader = leaf.reader();
        Bits live = reader.getLiveDocs();
        SortedDocValues clients = DocValues.getSorted(reader, DocumentMaker.CLIENT);
        NumericDocValues times = DocValues.getNumeric(reader, Field.TIME.canonical());
        NumericDocValues messages = DocValues.getNumeric(reader, Field.MESSAGES.canonical());
        Bucket[] byOrdinal = new Bucket[clients.getValueCount()];
        for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
            if ((live == null || live.get(doc)) && clients.advanceExact(doc)) {
                int ordinal = clients.ordValue();
                if (byOrdinal[ordinal] == null) {
                    String key = clients.lookupOrd(ordinal).utf8ToString();
                    byOrdinal[ordinal] = buckets.computeIfAbsent(key, unused -> new Bucket());
                }
                long time = times.advanceExact(doc) ? times.longValue() : 0;
                Bucket bucket = byOrdinal[ordinal];
                bucket.messages += messages.advanceExact(doc) ? messages.longValue() : 0;
                count(bucket, new Newest(time, leaf.docBase + doc));
            }
        }
        buckets.values().forEach(this::keepNewest);
    }

    private void count(Bucket bucket, Newest session) {
        bucket.sessions++;
        bucket.first = Math.min(bucket.first, session.time);
        bucket.last = Math.max(bucket.last, session.time);
        // Within a segment the newest come first.
        if (bucket.newest.size() < 2 * looked) {
            bucket.newest.add(session);
        }
    }

    private void keepNewest(Bucket bucket) {
        bucket.newest.sort(Comparator.comparingLong(Newest::time).reversed());
        if (bucket.newest.size() > looked) {
            bucket.newest.subList(looked, bucket.newest.size()).clear();
        }
    }

    private ClientProfile profile(String key, Bucket bucket) throws IOException {
        TraitCounter counter = new TraitCounter();
        Polling polling = new Polling();
        StoredFields stored = searcher.storedFields();
        for (Newest one : bucket.newest) {
            Document document = stored.document(one.document);
            String written = document.get(DocumentMaker.TRAITS);
            Traits traits = Traits.read(written == null ? "" : written);
            counter.addAll(traits);
            polling.add(StoredHit.read(document), one.time);
        }
        polling.into(counter);
        Traits traits = counter.traits();
        return new ClientProfile(
                Guess.of(traits, KnownClients.measured()),
                ClientFields.fingerprint(key),
                bucket.sessions,
                bucket.messages,
                Micros.instant(bucket.first),
                Micros.instant(bucket.last),
                traits,
                bucket.newest.size());
    }
}
