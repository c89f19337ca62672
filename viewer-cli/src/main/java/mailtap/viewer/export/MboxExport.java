package mailtap.viewer.export;

import java.io.IOException;
import java.util.Optional;
import mailtap.indexer.Hit;
import mailtap.viewer.print.Screen;

/** Whole messages in one file that mail programs read. */
public final class MboxExport implements Export {
    private final Screen screen;
    private final MessageSource messages;

    public MboxExport(Screen screen, Shelf shelf) {
        this.screen = screen;
        this.messages = new MessageSource(shelf);
    }

    @Override
    public void take(Hit hit) throws IOException {
        Optional<MessageSource.Found> found = messages.find(hit);
        if (found.isPresent()) {
            Mboxrd mbox = new Mboxrd(screen::raw);
            mbox.begin(found.get().sender(), hit.at());
            found.get().write(mbox::add);
            mbox.end();
        }
    }
}
