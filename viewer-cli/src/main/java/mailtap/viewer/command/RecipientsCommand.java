package mailtap.viewer.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mailtap.indexer.Hit;
import mailtap.indexer.Kind;
import mailtap.mail.Conversation;
import mailtap.mail.Message;
import mailtap.mail.Submission;
import mailtap.transcript.SessionId;
import mailtap.transcript.Transcript;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.Ids;
import mailtap.viewer.view.RecipientsView;
import mailtap.viewer.wiring.Judgement;
import mailtap.viewer.wiring.SessionRef;
import mailtap.viewer.wiring.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mailtap recipients}. */
@Command(
        name = "recipients",
        description = "Show who a message was for: the envelope against its headers.",
        footer = {
            "Examples:",
            "  mailtap recipients                    the message sent last",
            "  mailtap recipients 7f3k2m9q.m2        the second message of a session",
            "  mailtap recipients --json | jq .verdict"
        })
final class RecipientsCommand implements Callable<Integer> {
    private static final int LOOKED_AT = 50;

    private final Common common;

    @Parameters(
            index = "0",
            paramLabel = "ID",
            arity = "0..1",
            description = "A session or a message of one (default: the last session that sent a message).")
    private String id = "";

    @Option(names = "--json", description = "Print one JSON object for each message.")
    private boolean json;

    RecipientsCommand(Common common) {
        this.common = common;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Store store = common.store();
                Screen screen = json ? common.screen() : common.pagedScreen()) {
            List<Judgement> judged = judged(store);
            for (Judgement one : judged) {
                print(one, screen, judged.indexOf(one) > 0);
            }
            if (judged.isEmpty()) {
                common.notice("no message was sent" + (id.isEmpty() ? "" : " in " + id));
            }
            return judged.isEmpty() ? ExitCode.NOTHING : ExitCode.DONE;
        }
    }

    private List<Judgement> judged(Store store) throws IOException {
        if (id.isEmpty()) {
            return newest(store);
        }
        SessionRef ref = SessionRef.parse(id);
        List<Judgement> judged = of(store, store.find(ref, id), ref.message());
        if (judged.isEmpty() && ref.message() > 0) {
            throw new Mistake("there is no message " + id + "; mailtap show lists what there is");
        }
        return judged;
    }

    private static List<Judgement> of(Store store, SessionId session, int message) throws IOException {
        Transcript transcript = store.load(session).transcript();
        return Judgement.of(Conversation.of(transcript)).stream()
                .filter(one -> message == 0 || one.message().number() == message)
                .toList();
    }

    /** The last sessions may be those of a mail program that only fetched. */
    private static List<Judgement> newest(Store store) throws IOException {
        Listing newest = new Listing();
        List<SessionId> seen = new ArrayList<>();
        for (Hit hit : newest.find(store, "", Kind.MESSAGE).hits()) {
            if (!seen.contains(hit.session()) && seen.size() < LOOKED_AT) {
                seen.add(hit.session());
                List<Judgement> judged = of(store, hit.session(), 0);
                if (!judged.isEmpty()) {
                    return judged;
                }
            }
        }
        return List.of();
    }

    private void print(Judgement one, Screen screen, boolean further) throws IOException {
        Submission submission = one.submission();
        Message message = one.message();
        if (json) {
            Json line = Json.schema()
                    .put("message", one.session() + ".m" + message.number())
                    .put("submission", RecipientsView.json(submission));
            screen.line(line.toString());
            return;
        }
        if (further) {
            screen.line();
        }
        String subject = one.headers().subject();
        screen.line(Rich.of(Ink.ID, Ids.brief(one.session()) + ".m" + message.number())
                .plus("  from "
                        + (message.mailFrom() == null
                                ? "?"
                                : message.mailFrom().path().raw()))
                .plus(Ink.NOTE, subject == null ? "" : "  \"" + subject + "\""));
        RecipientsView.print(screen, submission);
    }
}
