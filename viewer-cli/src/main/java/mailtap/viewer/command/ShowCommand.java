package mailtap.viewer.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import mailtap.indexer.LoadedSession;
import mailtap.mail.Conversation;
import mailtap.mail.Message;
import mailtap.mail.Retrieved;
import mailtap.mail.login.LoginHistory;
import mailtap.mail.meaning.Annotations;
import mailtap.mail.meaning.Timing;
import mailtap.mail.submission.Submission;
import mailtap.notation.NotationStyle;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;
import mailtap.transcript.Transcript;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.DialogueView;
import mailtap.viewer.view.ExplainView;
import mailtap.viewer.view.SessionJson;
import mailtap.viewer.view.SubmissionJson;
import mailtap.viewer.view.TimingView;
import mailtap.viewer.wiring.Headers;
import mailtap.viewer.wiring.Judgements;
import mailtap.viewer.wiring.SessionRef;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mailtap show}. */
@Command(
        name = "show",
        description = "Show one dialogue, line by line, with notes.",
        footer = {
            "ID is the beginning of a session's ID, ID.N one exchange of it, ID.mN one message;",
            "last is the session recorded last, last~1 the one before, last:ROUTE the last of",
            "a route. C: is what the client said, S: the server; docs/notation.md has the rest.",
            "",
            "Examples:",
            "  mailtap show last                     what was just said",
            "  mailtap show 7f3k2m9q.4               the fourth command and its reply",
            "  mailtap show last --explain           the same in plain words",
            "  mailtap show last --timing            who waited for whom",
            "  mailtap show last --json | jq .auth   for programs: docs/json.md",
            "  mailtap show last --exact > talk.txt  to keep, and to read back"
        })
final class ShowCommand implements Callable<Integer> {
    private final Common common;

    @Parameters(index = "0", paramLabel = "ID", arity = "0..1", description = "Which session (default: last).")
    private String id = "last";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--full", description = "Do not fold long content.")
    private boolean full;

    @Option(names = "--exact", description = "Everything to the microsecond, in the form that can be read back.")
    private boolean exact;

    @Option(names = "--explain", description = "Each command and reply in plain words.")
    private boolean explain;

    @Option(names = "--timing", description = "Where the time went: whom the other waited for, and how long.")
    private boolean timing;

    @Option(
            names = "--raw",
            paramLabel = "SIDE",
            description = "Only the bytes of one side, client or server, as far as kept; not to a terminal.")
    private @Nullable Side raw;

    @Option(names = "--reveal", description = "Show login secrets, where they were kept.")
    private boolean reveal;

    ShowCommand(Common common) {
        this.common = common;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SessionRef ref = SessionRef.parse(id);
        if (raw != null && common.surroundings().terminal().out()) {
            throw new Mistake("--raw prints bytes that could drive the terminal; redirect it into a file or a pipe");
        }
        try (Store store = common.store()) {
            LoadedSession session = store.load(store.find(ref, id));
            try (Screen screen = json || raw != null ? common.screen() : common.pagedScreen()) {
                print(session.transcript(), ref, screen, store);
                if (session.missingBlocks() > 0) {
                    common.notice("note: parts of this session can no longer be read; see mailtap check");
                }
            }
        }
        return ExitCode.DONE;
    }

    private void print(Transcript transcript, SessionRef ref, Screen screen, Store store) throws IOException {
        if (json) {
            Conversation talk = Conversation.of(transcript);
            Judgements judgements = new Judgements(store, common.verdicts());
            Map<Integer, Submission> submissions = judgements.submissions(talk.id());
            SubmissionJson form = new SubmissionJson(judgements::offset);
            screen.line(new SessionJson(Headers::of).of(talk, submissions, form).toString());
        } else if (raw != null) {
            for (Frame frame : transcript.frames(raw)) {
                screen.raw(frame.isKept() && !isHidden(frame) ? frame.bytes().toArray() : new byte[0]);
            }
        } else {
            look(transcript, ref, screen, store);
        }
    }

    private void look(Transcript transcript, SessionRef ref, Screen screen, Store store) throws IOException {
        Conversation talk = Conversation.of(transcript.normalForm());
        int exchange = exchange(talk, ref);
        if (exchange >= 0 && talk.exchanges().stream().noneMatch(one -> one.number() == exchange)) {
            throw new Mistake("session " + transcript.id() + " has no exchange " + exchange);
        }
        if (!explain && !timing) {
            Map<Integer, String> words = new Judgements(store, common.verdicts()).words(talk.id());
            dialogue(transcript.normalForm(), style(transcript, talk, words), exchange, screen);
            return;
        }
        head(transcript, screen);
        if (explain) {
            new ExplainView(screen, talk).print(exchange);
        }
        if (timing) {
            new TimingView(screen, talk, Timing.of(transcript.entries())).print(exchange);
        }
    }

    private static void head(Transcript transcript, Screen screen) throws IOException {
        List<Entry> start = transcript.start().map(List::<Entry>of).orElse(List.of());
        DialogueView.printExtract(screen, transcript.id(), start, NotationStyle.SCREEN);
    }

    private boolean isHidden(Frame frame) {
        return frame.label() == Label.CREDENTIAL && !reveal;
    }

    private static void dialogue(Transcript transcript, NotationStyle style, int exchange, Screen screen)
            throws IOException {
        List<Entry> entries = exchange < 0
                ? transcript.entries()
                : transcript.entries().stream()
                        .filter(entry -> isOf(entry, exchange))
                        .toList();
        if (exchange < 0) {
            DialogueView.print(screen, transcript.id(), entries, style);
        } else {
            DialogueView.printExtract(screen, transcript.id(), entries, style);
        }
    }

    private static int exchange(Conversation talk, SessionRef ref) {
        if (ref.message() == 0) {
            return ref.exchange() == 0 ? -1 : ref.exchange();
        }
        return talk.messages().stream()
                .filter(message -> message.number() == ref.message())
                .mapToInt(Message::exchange)
                .findFirst()
                .orElseGet(() -> talk.retrieved().stream()
                        .filter(one -> one.number() == ref.message())
                        .mapToInt(Retrieved::exchange)
                        .findFirst()
                        .orElseThrow(() -> new Mistake("session " + talk.id() + " has no message " + ref.message())));
    }

    private static boolean isOf(Entry entry, int exchange) {
        return switch (entry) {
            case SessionStart start -> true;
            case Frame frame -> frame.exchange() == exchange;
            case Finding finding -> finding.exchange() == exchange;
            case LoginFacts login -> login.exchange() == exchange;
            default -> false;
        };
    }

    private NotationStyle style(Transcript transcript, Conversation talk, Map<Integer, String> words) {
        if (exact) {
            return NotationStyle.EXACT.withReveal(reveal);
        }
        Annotations annotations =
                Annotations.of(transcript.entries()).withRecipients(words).withLogins(LoginHistory.of(talk));
        NotationStyle style = NotationStyle.SCREEN
                .withReveal(reveal)
                .withAnnotator(annotations::annotate)
                .withNotes(annotations::note);
        return full ? style.withFold(0) : style;
    }
}
