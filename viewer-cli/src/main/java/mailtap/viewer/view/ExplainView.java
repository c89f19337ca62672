package mailtap.viewer.view;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mailtap.mail.Conversation;
import mailtap.mail.Exchange;
import mailtap.mail.Reply;
import mailtap.mail.login.LoginHistory;
import mailtap.mail.login.LoginWhy;
import mailtap.mail.meaning.Explainer;
import mailtap.mail.meaning.Meaning;
import mailtap.mail.meaning.Meaning.ReplyMeaning;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Protocol;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Paragraph;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;

/** Each exchange of a session in plain words: what was asked, what the answer means, how a login went. */
public final class ExplainView {
    private static final int NUMBER = 3;
    private static final int SAID = 5;
    private static final int WORDS = 8;
    private static final int LONGEST_LINE = 300;

    private final Screen screen;
    private final Conversation talk;
    private final Explainer explainer;
    private final LoginHistory history;

    public ExplainView(Screen screen, Conversation talk) {
        this.screen = screen;
        this.talk = talk;
        this.history = LoginHistory.of(talk);
        this.explainer = new Explainer(
                talk.start() == null ? Protocol.SMTP : talk.start().protocol());
    }

    public void print(Extract extract) throws IOException {
        for (Exchange exchange : talk.exchanges()) {
            if (extract.shows(exchange.number())) {
                print(exchange);
            }
        }
    }

    private void print(Exchange exchange) throws IOException {
        Meaning meaning = explainer.explain(exchange);
        said(exchange);
        if (!meaning.command().isEmpty()) {
            words(Ink.PLAIN, meaning.command());
        }
        for (String detail : meaning.details()) {
            detail(detail);
        }
        List<Reply> replies = exchange.replies();
        for (int i = 0; i < replies.size(); i++) {
            reply(exchange, replies.get(i), meaning.replies().get(i));
            if (i == 0) {
                content(exchange);
            }
        }
        if (replies.isEmpty() && exchange.command() != null) {
            words(Ink.WARNING, "No reply was seen.");
        }
        logins(exchange);
        findings(exchange);
    }

    private void said(Exchange exchange) throws IOException {
        String number = String.valueOf(exchange.number());
        Rich head = Rich.of(Ink.FAINT, " ".repeat(Math.max(0, NUMBER - number.length())) + number + "  ");
        if (exchange.command() == null) {
            screen.line(head.plus(Ink.FAINT, "the server speaks"));
        } else {
            screen.line(head.plus(Ink.CLIENT, "C: " + cut(exchange.command().line())));
        }
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }

    private void content(Exchange exchange) throws IOException {
        if (exchange.contentBytes() > 0) {
            words(Ink.CONTENT, "The client sent " + Quantities.size(exchange.contentBytes()) + " of message.");
        }
        if (exchange.listingBytes() > 0) {
            words(Ink.CONTENT, "The server's answer is " + Quantities.size(exchange.listingBytes()) + " long.");
        }
    }

    private void reply(Exchange exchange, Reply reply, ReplyMeaning meaning) throws IOException {
        boolean refused = !reply.isPositive() && !reply.isIntermediate();
        String first = reply.lines().isEmpty() ? "" : cut(reply.lines().getLast());
        int more = reply.lines().size() - 1;
        String lines = more > 0 ? "  (the last of " + (more + 1) + " lines)" : "";
        String code = reply.code().equals("?") ? "" : reply.code() + " ";
        screen.line(Rich.of(" ".repeat(SAID))
                .plus(refused ? Ink.REFUSED : Ink.SERVER, ("S: " + code + first).stripTrailing())
                .plus(Ink.FAINT, lines));
        if (!meaning.words().isEmpty()) {
            words(Ink.PLAIN, meaning.words());
        }
        if (exchange.verb().equals("AUTH") && reply.isIntermediate()) {
            challenge(exchange, first);
        }
        for (String detail : meaning.details()) {
            detail(detail);
        }
    }

    private void challenge(Exchange exchange, String wire) throws IOException {
        String mechanism =
                exchange.command() == null ? "" : exchange.command().argument().split(" ", 2)[0];
        String words = SaslWords.challenge(mechanism, wire);
        if (!words.isEmpty()) {
            detail(words);
        }
    }

    private void logins(Exchange exchange) throws IOException {
        for (LoginFacts login : talk.logins()) {
            if (login.exchange() == exchange.number()) {
                boolean good = login.outcome() == LoginFacts.Outcome.SUCCESS;
                words(good ? Ink.GOOD : Ink.WARNING, SaslWords.login(login));
                Optional<LoginWhy> why = history.why(exchange.number());
                if (why.isPresent()) {
                    words(Ink.WARNING, "Why: " + why.get().words());
                }
            }
        }
    }

    private void findings(Exchange exchange) throws IOException {
        Set<FindingKind> kinds = talk.findings().stream()
                .filter(finding -> finding.exchange() == exchange.number())
                .map(Finding::kind)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (FindingKind kind : kinds) {
            String rfc = kind.rfc().isEmpty() ? "" : " (" + kind.rfc() + ")";
            words(DialogueView.severity(kind.severity()), "! " + kind.wireName() + ": " + kind.summary() + rfc);
        }
    }

    private void words(Ink ink, String words) throws IOException {
        Paragraph.print(screen, WORDS, Rich.EMPTY, ink, words);
    }

    private void detail(String words) throws IOException {
        Paragraph.print(screen, WORDS, Rich.of(Ink.FAINT, "- "), words);
    }
}
