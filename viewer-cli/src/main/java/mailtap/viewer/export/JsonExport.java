package mailtap.viewer.export;

import java.io.IOException;
import java.util.Optional;
import mailtap.indexer.Hit;
import mailtap.indexer.LoadedSession;
import mailtap.mail.Conversation;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.SessionJson;
import mailtap.viewer.view.SubmissionJson;
import mailtap.viewer.wiring.Headers;
import mailtap.viewer.wiring.Judgements;

/** One session a line, as {@code show --json} prints it. */
public final class JsonExport implements Export {
    private final Screen screen;
    private final Shelf shelf;
    private final SessionJson json = new SessionJson(Headers::of);

    public JsonExport(Screen screen, Shelf shelf) {
        this.screen = screen;
        this.shelf = shelf;
    }

    @Override
    public void take(Hit hit) throws IOException {
        Optional<LoadedSession> session = shelf.once(hit.session());
        if (session.isPresent()) {
            Conversation talk = Conversation.of(session.get().transcript());
            Judgements judgements = shelf.judgements();
            SubmissionJson form = new SubmissionJson(judgements::offset);
            screen.line(json.of(talk, judgements.submissions(talk.id()), form).toString());
        }
    }
}
