package mailtap.indexer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mailtap.indexer.document.DocumentMaker;
import mailtap.indexer.document.DocumentSink;
import mailtap.indexer.document.Judged;
import mailtap.indexer.document.Kin;
import mailtap.indexer.document.Kind;
import mailtap.indexer.document.Letter;
import mailtap.indexer.document.SessionBlocks;
import mailtap.indexer.document.SessionTrack;
import mailtap.mail.submission.Arrival;
import mailtap.mail.submission.Copy;
import mailtap.mail.submission.Place;
import mailtap.mail.submission.Submission;
import mailtap.mail.submission.Submissions;
import mailtap.mail.submission.Truth;
import mailtap.transcript.SessionId;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.jspecify.annotations.Nullable;

/**
 * Judges messages together with what belongs to them, and writes again what was said of older ones and holds no more.
 *
 * <p>What a document says depends on the journal alone, not on the hour: {@code settled} is for whoever looks. So the
 * index is the same whether it grew bit by bit or was made at a stroke.
 */
final class Settling {
    private final Means with;
    private final Map<Place, Letter> letters;
    private final Relatives relatives;
    private final Submissions submissions;
    private final Set<Place> done = new HashSet<>();
    /** By session and number: messages whose documents say something else by now. */
    private final Map<SessionId, Map<Integer, Judged>> outdated = new TreeMap<>();

    /** What is needed for it. */
    record Means(DirectoryReader reader, Recall recall, Submissions.Window window, Tracks out) {}

    Settling(Means with, Map<Place, Letter> letters) {
        this.with = with;
        this.letters = letters;
        this.relatives = new Relatives(
                with.reader(), letters.values().stream().map(Letter::kin).toList());
        this.submissions = new Submissions(with.window(), Truth.UNKNOWN);
    }

    void settle() throws IOException {
        for (Letter letter : letters.values()) {
            if (!done.contains(letter.place())) {
                settle(letter);
            }
        }
        for (Map.Entry<SessionId, Map<Integer, Judged>> one : outdated.entrySet()) {
            writeAgain(one.getKey(), one.getValue());
        }
    }

    private void settle(Letter letter) throws IOException {
        List<Kin> family = relatives.of(letter.kin());
        Map<Place, Judged> judged = family.size() == 1 ? Map.of() : judge(family);
        for (Kin kin : family) {
            Place place = kin.place();
            Letter fresh = letters.get(place);
            if (fresh == null) {
                older(place, judged.get(place));
            } else if (done.add(place)) {
                write(fresh, judged.getOrDefault(place, fresh.alone()));
            }
        }
    }

    private void write(Letter letter, Judged judged) {
        Place place = letter.place();
        with.out().put(key(place), letter.document(judged), letter.isNew());
        SessionTrack track = with.out().followed(place.session());
        if (track != null) {
            track.judged(place.message(), judged);
        }
    }

    private static String key(Place place) {
        return DocumentMaker.key(place.session(), Kind.MESSAGE, place.message());
    }

    private void older(Place place, @Nullable Judged judged) {
        Optional<Document> document = relatives.document(place);
        if (judged != null && document.isPresent() && !judged.isIn(document.get())) {
            outdated.computeIfAbsent(place.session(), unused -> new TreeMap<>()).put(place.message(), judged);
        }
    }

    private Map<Place, Judged> judge(List<Kin> family) throws IOException {
        List<Copy> copies = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();
        for (Letter letter : all(family)) {
            Optional.ofNullable(letter.copy()).map(Copy::withoutHead).ifPresent(copies::add);
            Optional.ofNullable(letter.arrival()).ifPresent(arrivals::add);
        }
        Map<Place, Judged> judged = new HashMap<>();
        for (Submission one : submissions.of(copies, arrivals, Instant.EPOCH.minus(Duration.ofDays(1)), Set.of())) {
            Judged sent = Judged.of(one);
            one.copies().forEach(place -> judged.put(place, sent));
            one.arrivals().forEach(place -> judged.put(place, Judged.fetched(one.id())));
        }
        return judged;
    }

    private List<Letter> all(List<Kin> family) throws IOException {
        List<Letter> all = new ArrayList<>();
        Map<SessionId, Set<Integer>> older = new TreeMap<>();
        for (Kin kin : family) {
            Letter fresh = letters.get(kin.place());
            if (fresh != null) {
                all.add(fresh);
            } else {
                Place place = kin.place();
                older.computeIfAbsent(place.session(), unused -> new TreeSet<>())
                        .add(place.message());
            }
        }
        for (Map.Entry<SessionId, Set<Integer>> one : older.entrySet()) {
            recall(one.getKey(), one.getValue()).letters.values().stream()
                    .map(Letter::slim)
                    .forEach(all::add);
        }
        return all;
    }

    private void writeAgain(SessionId id, Map<Integer, Judged> judged) throws IOException {
        Recalled recalled = recall(id, judged.keySet());
        recalled.letters.values().forEach(letter -> {
            Judged now = judged.get(letter.place().message());
            if (now != null) {
                with.out().put(key(letter.place()), letter.document(now), false);
            }
        });
        recalled.deleted.forEach(with.out()::deleted);
        SessionTrack followed = with.out().followed(id);
        SessionTrack track = followed == null ? recalled.track : followed;
        if (followed == null && track != null) {
            StoredSessions.remember(with.reader(), track, id);
        }
        if (track != null) {
            judged.forEach(track::judged);
        }
        if (followed == null && track != null) {
            track.writeSession();
        }
    }

    private Recalled recall(SessionId id, Set<Integer> numbers) throws IOException {
        SessionTrack followed = with.out().followed(id);
        Optional<SessionBlocks> blocks =
                followed == null ? StoredSessions.find(with.reader(), id) : Optional.of(followed.blocks());
        Recalled recalled = new Recalled();
        if (blocks.isPresent()) {
            recalled.track = with.recall().of(id, blocks.get(), recalled, numbers::contains);
        }
        return recalled;
    }

    /** Some messages of a session, read from the journal again. */
    private final class Recalled implements DocumentSink {
        final Map<Place, Letter> letters = new TreeMap<>();
        final Set<String> deleted = new TreeSet<>();

        @Nullable
        SessionTrack track;

        @Override
        public void put(String key, Document document, boolean isNew) {
            with.out().put(key, document, isNew);
        }

        @Override
        public void letter(Letter letter) {
            letters.put(letter.place(), letter);
        }

        @Override
        public void deleted(String key) {
            deleted.add(key);
        }
    }
}
