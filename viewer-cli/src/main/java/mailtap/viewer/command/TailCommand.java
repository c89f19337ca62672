package mailtap.viewer.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailtap.indexer.LiveFilter;
import mailtap.indexer.query.QueryException;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalBatch;
import mailtap.journal.JournalEntry;
import mailtap.journal.JournalReader;
import mailtap.mail.meaning.Annotations;
import mailtap.notation.NotationStyle;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Screen;
import mailtap.viewer.setup.RunningRoutes;
import mailtap.viewer.setup.SetupRoute;
import mailtap.viewer.view.DialogueView;
import mailtap.viewer.view.Ids;
import mailtap.viewer.view.LiveJson;
import mailtap.viewer.view.LiveLines;
import mailtap.viewer.wiring.Headers;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;

/** {@code mailtap tail}. */
final class TailCommand implements Command {
    private static final String FOOTER = """
        Straight from the journal, while mailtap run goes on in another window. Lines of
        dialogues that go on at the same time are told apart by the ID before them.
        Ctrl-C ends it.

        Examples:
          mailtap tail                    every line
          mailtap tail --terse            a line for each session, message, finding
          mailtap tail --route office     of one route
          mailtap tail 'code:5xx'         sessions in which something is refused
          mailtap tail --user costa --only-one
          mailtap tail --json | jq .      for programs
        """;

    private static final int SESSIONS_MAX = 10_000;

    private final Common common;
    private List<String> words = List.of();
    private boolean terse;
    private boolean json;
    private @Nullable String route;
    private @Nullable String peer;
    private @Nullable String user;
    private boolean fromStart;
    private boolean onlyOne;

    TailCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("tail", this, "Follow what is said, as it is said.", FOOTER)
                .words(
                        "QUERY",
                        "Only sessions in which this finds something, from their beginning.",
                        value -> words = value)
                .flag("--terse", "A line for each session, login, message and finding.", () -> terse = true)
                .flag(
                        "--json",
                        "Print one JSON object for each session, exchange, message, finding.",
                        () -> json = true)
                .option("--route NAME", String.class, "Only sessions of this route.", value -> route = value)
                .option("--peer IP", String.class, "Only sessions of this client, or network.", value -> peer = value)
                .option("--user NAME", String.class, "Only sessions of whoever logs in so.", value -> user = value)
                .flag("--from-start", "Begin with everything the journal holds.", () -> fromStart = true)
                .flag("--only-one", "End with the end of the first session that is shown.", () -> onlyOne = true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        OnlyOne.of(OnlyOne.given("--terse", terse), OnlyOne.given("--json", json));
        DataDirectory data = Store.folder(common.settings());
        TailFilter filter = filter();
        warnOfRoute(data);
        common.surroundings().stop().arm();
        try (Screen screen = common.screen().live();
                JournalReader reader = fromStart ? JournalReader.from(data, Map.of()) : JournalReader.fromNow(data)) {
            Show show = show(screen);
            LiveShow.until(common.surroundings().stop(), reader, new Watcher(show, filter));
        }
        return ExitCode.DONE;
    }

    /** It may begin to run later, so this is no mistake. */
    private void warnOfRoute(DataDirectory data) throws IOException {
        List<String> running =
                RunningRoutes.in(data.root()).stream().map(SetupRoute::name).toList();
        if (route != null
                && !fromStart
                && !running.isEmpty()
                && running.stream().noneMatch(route::equalsIgnoreCase)) {
            common.notice("no route is called '" + route + "' now; those that run are " + String.join(", ", running));
        }
    }

    private TailFilter filter() {
        List<String> queries = new ArrayList<>();
        String query = String.join(" ", words);
        addTo(queries, query.isBlank() ? null : query);
        addTo(queries, route == null ? null : "session.route:" + quoted(route));
        addTo(queries, peer == null ? null : asked("--peer " + peer, "source.ip:" + quoted(peer)));
        addTo(queries, user == null ? null : "user:" + quoted(user));
        try {
            return queries.isEmpty() ? new TailFilter.Everything() : new TailFilter.Found(filter(queries));
        } catch (QueryException e) {
            throw Listing.mistake(query, e);
        }
    }

    private LiveFilter filter(List<String> queries) throws QueryException {
        return LiveFilter.of(queries, common.surroundings().clock());
    }

    /** The query that an option stands for; a mistake in it has no column, as nobody typed that query. */
    private String asked(String option, String query) {
        try {
            filter(List.of(query));
            return query;
        } catch (QueryException e) {
            throw new Mistake(
                    option + ": " + e.getMessage()
                            + e.suggestion().map(words -> "; " + words).orElse(""),
                    e);
        }
    }

    private static void addTo(List<String> queries, @Nullable String query) {
        if (query != null) {
            queries.add(query);
        }
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Shows a session from its beginning as soon as it is to be shown. */
    private final class Watcher implements LiveShow.Audience {
        private final Show show;
        private final TailFilter filter;
        private final Undecided undecided = new Undecided();

        Watcher(Show show, TailFilter filter) {
            this.show = show;
            this.filter = filter;
        }

        @Override
        public void coming(JournalBatch batch) throws IOException {
            filter.coming(batch);
        }

        @Override
        public boolean see(JournalEntry entry) throws IOException {
            boolean ended = entry.entry() instanceof SessionEnd;
            boolean shown = filter.shows(entry);
            if (shown) {
                for (JournalEntry before : undecided.take(entry.session())) {
                    show.add(before);
                }
                show.add(entry);
            } else if (ended) {
                undecided.take(entry.session());
            } else {
                undecided.keep(entry);
            }
            if (ended) {
                filter.ended(entry.session());
            }
            return !(shown && ended && onlyOne);
        }
    }

    /** One way of showing entries as they come. */
    private interface Show {
        void add(JournalEntry entry) throws IOException;
    }

    private Show show(Screen screen) {
        if (json) {
            LiveJson lines = new LiveJson(screen, Headers::of);
            return entry -> lines.add(entry.session(), entry.entry());
        }
        if (terse) {
            LiveLines lines = new LiveLines(screen, common.surroundings().zone(), Headers::of);
            return entry -> lines.add(entry.session(), entry.entry());
        }
        return new Dialogues(screen);
    }

    /** The lines of many dialogues, each with its ID before it. */
    private static final class Dialogues implements Show {
        private final Screen screen;
        private final LinkedHashMap<SessionId, DialogueView> open = new LinkedHashMap<>(16, 0.75f, true);

        Dialogues(Screen screen) {
            this.screen = screen;
        }

        @Override
        public void add(JournalEntry entry) throws IOException {
            DialogueView view = open.computeIfAbsent(entry.session(), this::begin);
            view.add(entry.entry());
            if (entry.entry() instanceof SessionEnd) {
                view.finish();
                open.remove(entry.session());
            } else if (open.size() > SESSIONS_MAX) {
                open.pollFirstEntry().getValue().finish();
            }
        }

        private DialogueView begin(SessionId id) {
            NotationStyle style = NotationStyle.SCREEN.withAnnotator(Annotations.live()::annotate);
            return new DialogueView(screen, id, style, Ids.brief(id) + " ");
        }
    }
}
