package mailtap.viewer.command;

import static mailtap.viewer.command.OnlyOne.given;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import mailtap.indexer.LoadedSession;
import mailtap.mail.Conversation;
import mailtap.mail.login.LoginHistory;
import mailtap.mail.meaning.Annotations;
import mailtap.mail.meaning.Timing;
import mailtap.notation.NotationStyle;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Side;
import mailtap.transcript.Transcript;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.DialogueView;
import mailtap.viewer.view.ExplainView;
import mailtap.viewer.view.Extract;
import mailtap.viewer.view.Quantities;
import mailtap.viewer.view.SessionJson;
import mailtap.viewer.view.SubmissionJson;
import mailtap.viewer.view.TimingView;
import mailtap.viewer.wiring.Headers;
import mailtap.viewer.wiring.Judgements;
import mailtap.viewer.wiring.SessionRef;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;

/** {@code mailtap show}. */
final class ShowCommand implements Command {
    private static final String FOOTER = """
        ID is the beginning of a session's ID, ID.N one exchange of it, ID.mN one message;
        last is the session recorded last, last~1 the one before, last:ROUTE the last of
        a route. C: is what the client said, S: the server; docs/notation.md has the rest.

        Examples:
          mailtap show last                     what was just said
          mailtap show 7f3k2m9q.4               the fourth command and its reply
          mailtap show --around 7f3k2m9q.4      the same, with what stands around it
          mailtap show last --around code:5xx   every refusal in it, with what led there
          mailtap show last --explain           the same in plain words
          mailtap show last --timing            who waited for whom
          mailtap show last --json | jq .auth   for programs: docs/json.md
          mailtap show last --exact > talk.txt  to keep, and to read back
        """;

    private final Common common;
    private @Nullable String id;
    private boolean json;
    private boolean full;
    private int message;
    private final Around around = new Around();
    private boolean exact;
    private boolean explain;
    private boolean timing;
    private @Nullable Side raw;
    private boolean reveal;

    ShowCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("show", this, "Show one dialogue, line by line, with notes.", FOOTER)
                .word("ID", String.class, "Which session (default: last).", value -> id = value)
                .flag("--json", "Print one JSON object.", () -> json = true)
                .flag("--full", "Do not fold long content.", () -> full = true)
                .option(
                        "--message N",
                        int.class,
                        "Only this message, as it went over the wire, unfolded.",
                        value -> message = value)
                .with(around::addTo)
                .flag(
                        "--exact",
                        "Everything to the microsecond, in the form that can be read back.",
                        () -> exact = true)
                .flag("--explain", "Each command and reply in plain words.", () -> explain = true)
                .flag("--timing", "Where the time went: whom the other waited for, and how long.", () -> timing = true)
                .option(
                        "--raw SIDE",
                        Side.class,
                        "Only the bytes of one side, client or server, as far as kept; not to a terminal.",
                        value -> raw = value)
                .flag("--reveal", "Show login secrets, where they were kept.", () -> reveal = true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        try (Store store = common.store()) {
            Optional<Place> place = around.isAsked() ? around.find(store, id) : Optional.of(named(store));
            if (place.isEmpty()) {
                common.notice("nothing found there to jump to");
                return ExitCode.NOTHING;
            }
            show(store, place.get());
        }
        return ExitCode.DONE;
    }

    private void check() {
        OnlyOne.of(
                given("--json", json),
                given("--raw", raw != null),
                given("--exact", exact),
                given(explain ? "--explain" : "--timing", explain || timing));
        around.check();
        if (raw != null && common.surroundings().terminal().out()) {
            throw new Mistake("--raw prints bytes that could drive the terminal; redirect it into a file or a pipe");
        }
        if (message < 0 || (message > 0 && around.isAsked())) {
            throw new Mistake("--message takes the number of one message, and does not go with --around");
        }
        if (around.isAsked() && json) {
            throw new Mistake("--json is all of a session; search --json prints what a query finds");
        }
    }

    private Place named(Store store) throws IOException {
        String typed = id == null ? "last" : id;
        SessionRef ref = SessionRef.parse(typed);
        if (message > 0 && !ref.isWhole()) {
            throw new Mistake("--message " + message + " is of a session; name that without what is behind the dot");
        }
        return Place.of(store, message > 0 ? ref.withMessage(message) : ref, typed);
    }

    private void show(Store store, Place place) throws IOException {
        LoadedSession session = store.load(place.session());
        Transcript transcript =
                json ? session.transcript() : session.transcript().normalForm();
        Conversation talk = Conversation.of(transcript);
        Extract extract = place.extract().apply(talk);
        try (Screen screen = json || raw != null ? common.screen() : common.pagedScreen()) {
            if (json) {
                screen.line(json(judgements(store, transcript, talk), talk).toString());
            } else if (raw != null) {
                raw(transcript.frames(raw), extract, screen);
            } else if (explain || timing) {
                // Joined runs have lost when each of their pieces came.
                inWords(session.transcript(), talk, extract, screen);
            } else {
                DialogueView.print(screen, transcript, style(transcript, talk, store), extract, place.highlight());
                rest(store, talk, extract, screen);
                stillOpen(talk, extract, screen);
            }
            if (session.missingBlocks() > 0) {
                common.notice("note: parts of this session can no longer be read; see mailtap check");
            }
        }
    }

    private Judgements judgements(Store store, Transcript transcript, Conversation talk) throws IOException {
        return new Judgements(store, common.verdicts()).knowing(transcript, talk);
    }

    private static Json json(Judgements judgements, Conversation talk) throws IOException {
        SubmissionJson form = new SubmissionJson(judgements::offset);
        return new SessionJson(Headers::of).of(talk, judgements.submissions(talk.id()), form);
    }

    private void raw(Iterable<Frame> frames, Extract extract, Screen screen) throws IOException {
        for (Frame frame : frames) {
            boolean hidden = frame.label() == Label.CREDENTIAL && !reveal;
            if (frame.isKept() && !hidden && extract.shows(frame.exchange())) {
                screen.raw(frame.bytes().toArray());
            }
        }
    }

    private void inWords(Transcript transcript, Conversation talk, Extract extract, Screen screen) throws IOException {
        DialogueView.printHead(screen, transcript);
        if (explain) {
            new ExplainView(screen, talk).print(extract);
        }
        if (timing) {
            new TimingView(screen, talk, Timing.of(transcript.entries())).print(extract);
        }
    }

    /** Somebody might wonder why there is no end. */
    private void stillOpen(Conversation talk, Extract extract, Screen screen) throws IOException {
        if (talk.end() == null && extract.isWhole() && !exact) {
            screen.line(Ink.FAINT, "# still open");
        }
    }

    /** Whoever jumped into the middle wants to know what of. */
    private void rest(Store store, Conversation talk, Extract extract, Screen screen) throws IOException {
        long hidden = talk.exchanges().stream()
                .filter(one -> !extract.shows(one.number()))
                .count();
        if (exact || message > 0 || hidden == 0) {
            return;
        }
        String id = store.sessions().shorten(talk.id());
        String rest = Quantities.count(hidden, "more exchange") + ": ";
        if (around.isAsked()) {
            screen.line(Ink.FAINT, rest + command(id));
        } else {
            // Can be read back as it stands: it is a remark.
            String named = String.valueOf(this.id);
            String place = named.substring(named.lastIndexOf('.'));
            screen.line(Ink.FAINT, "# " + rest + command("--around " + id + place));
        }
    }

    private NotationStyle style(Transcript transcript, Conversation talk, Store store) throws IOException {
        if (exact) {
            return NotationStyle.EXACT.withReveal(reveal);
        }
        Map<Integer, String> words = judgements(store, transcript, talk).words(talk.id());
        Annotations annotations =
                Annotations.of(transcript.entries()).withRecipients(words).withLogins(LoginHistory.of(talk));
        String id = store.sessions().shorten(talk.id());
        NotationStyle style = NotationStyle.SCREEN
                .withReveal(reveal)
                .withAnnotator(annotations::annotate)
                .withNotes(entry -> entry instanceof Frame folded
                        ? "all of it: " + unfolding(talk, id, folded)
                        : annotations.note(entry));
        return full || message > 0 ? style.withFold(0) : style;
    }

    /** What shows a folded frame whole. */
    private String unfolding(Conversation talk, String id, Frame folded) {
        OptionalInt number = Place.messageOf(talk, folded.exchange());
        boolean run = folded.label().isRun() && number.isPresent();
        return command(run ? id + " --message " + number.getAsInt() : id + "." + folded.exchange() + " --full");
    }

    private String command(String what) {
        return common.surroundings().name() + " show " + what + common.dataAdvice();
    }
}
