package mailtap.viewer.export;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import mailtap.indexer.Hit;
import mailtap.indexer.LoadedSession;
import mailtap.mail.Conversation;
import mailtap.mail.login.LoginHistory;
import mailtap.mail.meaning.Annotations;
import mailtap.notation.NotationStyle;
import mailtap.transcript.Entry;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Transcript;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.HtmlPage;
import mailtap.viewer.print.Lines;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.DialogueView;
import mailtap.viewer.view.Ids;
import mailtap.viewer.view.Quantities;
import mailtap.viewer.view.RecipientsView;
import mailtap.viewer.wiring.Judgement;

/** A page with every session: who, when, for whom, and the dialogue with its notes. */
public final class HtmlExport implements Export {
    /** More make a page that no browser likes. */
    public static final int MOST = 2_000;

    private static final int FOLD = 200;
    private static final int WIDTH = 150;
    private static final String STYLE = """
        details > summary::marker { color: var(--faint); }
        details[open] > summary { margin-bottom: .5rem; }
        summary .mono { margin-right: .75rem; }
        .facts { display: flex; flex-wrap: wrap; gap: .1rem 1.5rem; }
        """;

    private final HtmlPage page;
    private final Shelf shelf;
    private final Manner manner;
    private int sessions;

    /**
     * How the page is made.
     *
     * @param asked what is on it, as the user asked for it
     * @param single nothing else is on it: the session is open from the beginning
     * @param full long content is not folded
     * @param reveal secrets that were kept are shown
     */
    public record Manner(String asked, ZoneId zone, boolean single, boolean full, boolean reveal) {}

    public HtmlExport(Screen screen, Shelf shelf, Manner manner) throws IOException {
        this.page = new HtmlPage(screen, "mailtap: " + manner.asked, STYLE);
        this.shelf = shelf;
        this.manner = manner;
        page.element("h1", manner.asked);
        page.open("p", "class", "faint")
                .text("C is the client, S the server; times count from the line before. What stands behind = is"
                        + " mailtap's explanation and was not on the wire. Times of day are in " + manner.zone + ".")
                .end();
    }

    @Override
    public void take(Hit hit) throws IOException {
        Optional<LoadedSession> session = shelf.once(hit.session());
        if (session.isEmpty()) {
            return;
        }
        sessions++;
        if (sessions > MOST) {
            throw new Mistake(
                    "more than " + MOST + " sessions do not fit a page; narrow the query, or use another format");
        }
        session(session.get().transcript().normalForm());
    }

    private void session(Transcript transcript) throws IOException {
        Conversation talk = Conversation.of(transcript);
        page.open("details", manner.single ? new String[] {"open", ""} : new String[0]);
        summary(talk);
        for (Judgement judged : shelf.judgements().of(talk.id())) {
            recipients(judged);
        }
        page.open("pre");
        Annotations annotations = Annotations.of(transcript.entries())
                .withRecipients(shelf.judgements().words(talk.id()))
                .withLogins(LoginHistory.of(talk));
        NotationStyle style = NotationStyle.SCREEN
                .withReveal(manner.reveal)
                .withFold(manner.full ? 0 : FOLD)
                .withAnnotator(annotations::annotate)
                .withNotes(annotations::note);
        List<Entry> entries = transcript.entries();
        DialogueView.print(lines(), transcript.id(), entries, style);
        page.end().end();
    }

    private Lines lines() {
        return new Lines() {
            @Override
            public void line(Rich line) throws IOException {
                page.line(line);
            }

            @Override
            public int width() {
                return WIDTH;
            }
        };
    }

    private void summary(Conversation talk) throws IOException {
        SessionStart start = talk.start();
        SessionEnd end = talk.end();
        page.open("summary").element("span", Ids.brief(talk.id()), "class", "mono id");
        if (start != null) {
            page.text(Quantities.time(start.at(), manner.zone) + " ")
                    .element("span", start.protocol() + " on " + start.route(), "class", "strong")
                    .text(" " + start.client() + " -> " + start.server());
        }
        String findings = talk.findings().isEmpty()
                ? ""
                : ", " + Quantities.count(talk.findings().size(), "finding");
        page.element(
                "span",
                " " + Quantities.count(talk.messages().size() + talk.retrieved().size(), "message") + findings
                        + (end == null ? ", open" : ""),
                "class",
                talk.findings().isEmpty() ? "faint" : "warning");
        page.end();
    }

    private void recipients(Judgement judged) throws IOException {
        String subject = judged.headers().subject();
        page.open("h3").element("span", "m" + judged.message().number(), "class", "id");
        page.text(subject == null ? "" : " " + subject).end();
        page.open("pre");
        RecipientsView.print(lines(), judged.submission());
        page.end();
    }

    @Override
    public void finish() throws IOException {
        page.close();
    }
}
