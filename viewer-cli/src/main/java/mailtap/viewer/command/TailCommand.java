package mailtap.viewer.command;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalEntry;
import mailtap.journal.JournalReader;
import mailtap.mail.Annotations;
import mailtap.notation.NotationStyle;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.DialogueView;
import mailtap.viewer.view.Ids;
import mailtap.viewer.view.LiveJson;
import mailtap.viewer.view.LiveLines;
import mailtap.viewer.wiring.Headers;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mailtap tail}. */
@Command(
        name = "tail",
        description = "Follow what is said, as it is said.",
        footer = {
            "Straight from the journal, while mailtap run goes on in another window. Lines of",
            "dialogues that go on at the same time are told apart by the ID before them.",
            "Ctrl-C ends it.",
            "",
            "Examples:",
            "  mailtap tail                    every line",
            "  mailtap tail --terse            a line for each session, message, finding",
            "  mailtap tail --route office     of one route",
            "  mailtap tail --json | jq .      for programs"
        })
final class TailCommand implements Callable<Integer> {
    private static final int SESSIONS_MAX = 10_000;

    private final Common common;

    @Option(names = "--terse", description = "A line for each session, login, message and finding.")
    private boolean terse;

    @Option(names = "--json", description = "Print one JSON object for each session, exchange, message, finding.")
    private boolean json;

    @Option(names = "--route", paramLabel = "NAME", description = "Only sessions of this route, from their beginning.")
    private @Nullable String route;

    @Option(names = "--from-start", description = "Begin with everything the journal holds.")
    private boolean fromStart;

    @Option(names = "--only-one", description = "End with the end of the first session that is shown.")
    private boolean onlyOne;

    private final Map<SessionId, Boolean> wanted = new HashMap<>();

    TailCommand(Common common) {
        this.common = common;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataDirectory data = Store.folder(common.settings());
        common.surroundings().stop().arm();
        try (Screen screen = common.screen().live();
                JournalReader reader = fromStart ? JournalReader.from(data, Map.of()) : JournalReader.fromNow(data)) {
            Show show = show(screen);
            LiveShow.until(common.surroundings().stop(), reader, entry -> see(entry, show));
        }
        return ExitCode.DONE;
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

    private boolean see(JournalEntry entry, Show show) throws IOException {
        if (entry.entry() instanceof SessionStart start) {
            wanted.put(entry.session(), route == null || route.equalsIgnoreCase(start.route()));
        }
        boolean ended = entry.entry() instanceof SessionEnd;
        boolean shown = wanted.getOrDefault(entry.session(), route == null);
        if (ended) {
            wanted.remove(entry.session());
        }
        if (shown) {
            show.add(entry);
        }
        return !(shown && ended && onlyOne);
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
