package mailtap.viewer.wiring;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mailtap.indexer.Families;
import mailtap.indexer.LoadedSession;
import mailtap.mail.Conversation;
import mailtap.mail.submission.Arrival;
import mailtap.mail.submission.Copy;
import mailtap.mail.submission.Evidence;
import mailtap.mail.submission.Place;
import mailtap.mail.submission.RecipientRow;
import mailtap.mail.submission.Stage;
import mailtap.mail.submission.Submission;
import mailtap.mail.submission.Submissions;
import mailtap.mail.submission.Truth;
import mailtap.transcript.SessionId;
import mailtap.transcript.Transcript;

/** Judges captured messages, each together with all that belongs to it, as of now. */
public final class Judgements {
    /** Sessions kept at hand while one message after the other is judged. */
    private static final int REMEMBERED = 64;

    private final Store store;
    private final Families families;
    private final Means with;
    private final Map<SessionId, Talk> talks = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SessionId, Talk> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * What else verdicts depend on.
     *
     * @param now decides whether another copy may still come
     * @param stages of routes that declare one
     */
    public record Means(Submissions.Window window, Map<String, Stage> stages, Instant now, Truth truth) {
        public Means withTruth(Truth known) {
            return new Means(window, stages, now, known);
        }
    }

    public Judgements(Store store, Means with) throws IOException {
        this.store = store;
        this.with = with;
        this.families = Families.of(store.search());
    }

    /** Spares reading and understanding a session once more. */
    public Judgements knowing(Transcript session, Conversation talk) {
        talks.put(session.id(), Talk.of(session, talk, with.stages()));
        return this;
    }

    /** Every transaction of a session. */
    public List<Judgement> of(SessionId session) throws IOException {
        List<Judgement> all = new ArrayList<>();
        for (Copy copy : talk(session).copies()) {
            all.add(of(copy));
        }
        return all;
    }

    /** One transaction; or, for a message that was fetched, the one it is the arrival of. Empty where there is none. */
    public List<Judgement> of(SessionId session, int message) throws IOException {
        Talk talk = talk(session);
        for (Copy copy : talk.copies()) {
            if (copy.message().number() == message) {
                return List.of(of(copy));
            }
        }
        for (Arrival arrival : talk.arrivals()) {
            if (arrival.retrieved().number() == message) {
                return sent(arrival);
            }
        }
        return List.of();
    }

    private List<Judgement> sent(Arrival arrival) throws IOException {
        for (Place place : families.of(arrival)) {
            for (Copy copy : talk(place.session()).copies()) {
                if (copy.place().equals(place)) {
                    Judgement judged = of(copy);
                    if (judged.submission().arrivals().contains(arrival.place())) {
                        return List.of(judged);
                    }
                }
            }
        }
        return List.of();
    }

    private Judgement of(Copy copy) throws IOException {
        Set<Place> places = new TreeSet<>(families.of(copy, talk(copy.session()).copies()));
        Submission first = judge(copy, places, Set.of());
        List<String> hidden = first.recipients().stream()
                .filter(RecipientRow::isHidden)
                .map(RecipientRow::address)
                .toList();
        if (first.stage() == Stage.SUBMISSION || hidden.isEmpty()) {
            return new Judgement(copy, first);
        }
        Set<String> standing = families.standing(copy.way().route(), hidden);
        return new Judgement(copy, standing.isEmpty() ? first : judge(copy, places, standing));
    }

    private Submission judge(Copy copy, Set<Place> places, Set<String> standing) throws IOException {
        List<Copy> copies = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();
        for (SessionId session : places.stream().map(Place::session).collect(Collectors.toCollection(TreeSet::new))) {
            Talk talk = talk(session);
            talk.copies().stream().filter(one -> places.contains(one.place())).forEach(copies::add);
            talk.arrivals().stream().filter(one -> places.contains(one.place())).forEach(arrivals::add);
        }
        return new Submissions(with.window(), with.truth())
                .of(copies, arrivals, with.now(), standing).stream()
                        .filter(one -> one.copies().contains(copy.place()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("not judged: " + copy.place()));
    }

    private Talk talk(SessionId session) throws IOException {
        Talk known = talks.get(session);
        if (known != null) {
            return known;
        }
        Talk read = store.sessions()
                .load(session)
                .map(LoadedSession::transcript)
                .map(whole -> Talk.of(whole, Conversation.of(whole), with.stages()))
                .orElseGet(() -> new Talk(List.of(), List.of(), Map.of()));
        talks.put(session, read);
        return read;
    }

    /** Where in its stream the exchange begins in which the fact can be seen. */
    public OptionalLong offset(Evidence evidence) {
        Talk talk = talks.get(evidence.session());
        Long offset = talk == null ? null : talk.offsets().get(evidence.exchange());
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /** By the message's number. */
    public Map<Integer, Submission> submissions(SessionId session) throws IOException {
        Map<Integer, Submission> submissions = new TreeMap<>();
        of(session).forEach(one -> submissions.put(one.message().number(), one.submission()));
        return submissions;
    }

    /** What to say beside the RCPT lines of a session, by exchange. */
    public Map<Integer, String> words(SessionId session) throws IOException {
        Map<Integer, String> words = new HashMap<>();
        for (Judgement one : of(session)) {
            words.putAll(one.submission().words(session));
        }
        return words;
    }
}
