package mailtap.viewer.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mailtap.indexer.Hit;
import mailtap.indexer.SearchRequest;
import mailtap.indexer.document.Kind;
import mailtap.indexer.query.Matches;
import mailtap.indexer.query.QueryException;
import mailtap.mail.Conversation;
import mailtap.transcript.SessionId;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.view.Extract;
import mailtap.viewer.view.HitTable;
import mailtap.viewer.wiring.SessionRef;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;

/** The options of {@code show} that jump to a place in a dialogue: to an ID, or to what a query finds. */
final class Around {
    /** Anything else is a query. */
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z:~_-]+\\.m?\\d{1,9}");

    private static final int MOST_MARKED = 10_000;
    private static final int USUAL = 3;

    private @Nullable String what;
    private @Nullable Integer context;

    void addTo(Usage usage) {
        usage.option(
                        "--around WHAT",
                        String.class,
                        "Jump to a hit: an ID.N or ID.mN as search prints it, or a query: what it finds in"
                                + " the session, or in the newest one in which it finds something. Marked, with some"
                                + " exchanges on either side.",
                        value -> what = value)
                .option(
                        "--context N",
                        Integer.class,
                        "How many exchanges on either side (default: 3).",
                        value -> context = value);
    }

    /** Before anything is looked for. */
    void check() {
        if (context != null && !isAsked()) {
            throw new Mistake("--context goes with --around, which says around what");
        }
        if (context() < 0) {
            throw new Mistake("--context " + context + ": expected 0 or more");
        }
    }

    private int context() {
        return context == null ? USUAL : context;
    }

    boolean isAsked() {
        return what != null;
    }

    /**
     * @param session to look in, as typed; absent for all
     * @return empty where nothing is found
     */
    Optional<Place> find(Store store, @Nullable String session) throws IOException {
        String wanted = Objects.requireNonNull(what);
        if (wanted.isBlank()) {
            throw new Mistake("--around what? an ID of search such as 7f3k2m9q.4, or a query such as code:5xx");
        }
        return ID.matcher(wanted).matches() && SessionRef.isOne(wanted)
                ? Optional.of(byId(store, wanted, session))
                : byQuery(store, wanted, session);
    }

    private Place byId(Store store, String wanted, @Nullable String session) throws IOException {
        Place place = Place.around(store, SessionRef.parse(wanted), wanted, context());
        if (session != null && !place.session().equals(store.find(SessionRef.parse(session), session))) {
            throw new Mistake("--around " + wanted + " is not in session " + session + "; leave that out");
        }
        return place;
    }

    private Optional<Place> byQuery(Store store, String query, @Nullable String session) throws IOException {
        try {
            SearchRequest asked = SearchRequest.of(query, 1);
            Matches matches = store.search().matches(asked);
            SessionId in = session == null ? null : store.find(SessionRef.parse(session), session);
            List<Hit> newest =
                    store.search().find(in == null ? asked : within(asked, in)).hits();
            if (newest.isEmpty()) {
                return Optional.empty();
            }
            SessionId found = newest.getFirst().session();
            List<Hit> hits = hits(store, within(SearchRequest.of(query, MOST_MARKED), found));
            return Optional.of(new Place(found, talk -> marked(talk, hits), line -> HitTable.marked(line, matches)));
        } catch (QueryException e) {
            throw Listing.mistake(query, e);
        }
    }

    /** The commands that fit, as they are nearer to what is meant than the message they are about. */
    private static List<Hit> hits(Store store, SearchRequest request) throws IOException, QueryException {
        List<Hit> hits = new ArrayList<>();
        store.search().each(request.in(Kind.EXCHANGE), hits::add);
        if (hits.isEmpty()) {
            store.search().each(request, hits::add);
        }
        return hits;
    }

    /** A blank before the parenthesis: what the query ends with may escape a character. */
    private static SearchRequest within(SearchRequest request, SessionId session) {
        String query = "session.id:" + session + " AND (" + request.query() + " )";
        return new SearchRequest(query, request.kinds(), request.order(), request.limit(), request.within());
    }

    private Extract marked(Conversation talk, List<Hit> hits) {
        Set<Integer> found = new TreeSet<>();
        for (Hit hit : hits) {
            switch (hit.kind()) {
                case EXCHANGE -> found.add(hit.number());
                case MESSAGE -> Place.message(talk, hit.number()).forEach(found::add);
                case SESSION -> {}
            }
        }
        boolean all = found.isEmpty() || found.containsAll(Place.numbers(talk));
        return all ? Extract.WHOLE : Extract.around(found, Place.numbers(talk), context());
    }
}
