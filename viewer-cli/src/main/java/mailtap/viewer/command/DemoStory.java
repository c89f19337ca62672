package mailtap.viewer.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mailtap.config.BadSettings;
import mailtap.config.Keys;
import mailtap.config.Settings;
import mailtap.mail.meaning.Annotations;
import mailtap.notation.NotationStyle;
import mailtap.relay.Relay;
import mailtap.sandbox.demo.Letter;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionId;
import mailtap.transcript.Transcript;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Paragraph;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.DialogueView;
import mailtap.viewer.view.Ids;
import mailtap.viewer.view.RecipientsView;
import mailtap.viewer.wiring.Judgement;
import mailtap.viewer.wiring.Judgements;
import mailtap.viewer.wiring.SessionRef;
import mailtap.viewer.wiring.Store;

/** What the demonstration says of what it did. */
final class DemoStory {
    private final Common common;
    private final Screen screen;
    private final Path data;

    DemoStory(Common common, Screen screen, Path data) {
        this.common = common;
        this.screen = screen;
        this.data = data;
    }

    void begins(List<Relay.Listening> listening) throws IOException {
        for (Relay.Listening one : listening) {
            screen.line(Ink.FAINT, Announcement.listening(one));
        }
    }

    private static void fail(IOException failure) {
        throw new UncheckedIOException(failure);
    }

    void tell(Letter letter) throws IOException, InterruptedException {
        try (Store store = Store.open(settings(), common.surroundings().clock(), step -> {}, DemoStory::fail)) {
            SessionId sent = last(store, Protocol.SMTP);
            SessionId fetched = last(store, Protocol.POP3);
            heading("1. A mail program sends. This is what it really says (C) and is told (S):");
            dialogue(store, sent, 0);
            heading("2. Who was it for? The envelope, beside what the headers show to everybody:");
            for (Judgement one : judgements(store).of(sent)) {
                RecipientsView.print(screen, one.submission());
            }
            Paragraph.print(
                    screen,
                    0,
                    Rich.EMPTY,
                    "Nobody reading the message can see " + String.join(" and ", letter.bcc())
                            + ". The envelope names them.");
            heading("3. " + letter.to().getFirst() + " fetches it:");
            dialogue(store, fetched, 12);
            next(sent);
        }
    }

    private Settings settings() {
        try {
            Settings.Flag folder = new Settings.Flag("--data", Keys.DATA, data.toString());
            return Settings.load(new Settings.Inputs(null, Map.of(), List.of(folder), List.of()));
        } catch (BadSettings e) {
            throw new Mistake(e.line(), e);
        }
    }

    private Judgements judgements(Store store) throws IOException {
        return new Judgements(store, common.verdicts());
    }

    private static SessionId last(Store store, Protocol protocol) throws IOException {
        String route = protocol == Protocol.SMTP ? "smtp-0" : "pop3-0";
        String typed = "last:" + route;
        return store.find(SessionRef.parse(typed), typed);
    }

    private static Transcript transcript(Store store, SessionId id) throws IOException {
        return store.load(id).transcript().normalForm();
    }

    private void dialogue(Store store, SessionId id, int fold) throws IOException {
        Transcript transcript = transcript(store, id);
        Annotations annotations = Annotations.of(transcript.entries())
                .withRecipients(judgements(store).words(id));
        NotationStyle style = NotationStyle.SCREEN.withAnnotator(annotations::annotate);
        DialogueView.print(screen, id, transcript.entries(), fold == 0 ? style : style.withFold(fold));
    }

    private void heading(String text) throws IOException {
        screen.line();
        screen.line(Ink.STRONG, text);
        screen.line();
    }

    private void next(SessionId sent) throws IOException {
        heading("That was recorded. Look at it with:");
        String brief = Ids.brief(sent);
        String folder = " --data " + data;
        suggest("sessions" + folder);
        suggest("show " + brief + folder);
        suggest("search 'hidden:erin@example.net'" + folder);
        suggest("message " + brief + ".m1" + folder);
        screen.line();
        screen.line("Then stand between your own mail program and its server:");
        suggest("run --smtp 2525=smtp.example.com --pop3 1110=pop.example.com");
    }

    private void suggest(String command) throws IOException {
        screen.line(Rich.of("  ").plus(Ink.STRONG, common.surroundings().name() + " " + command));
    }
}
