package mailtap.viewer.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import mailtap.indexer.Hit;
import mailtap.indexer.LoadedSession;
import mailtap.notation.NotationStyle;
import mailtap.notation.NotationWriter;
import mailtap.transcript.Entry;
import mailtap.transcript.Transcript;
import mailtap.viewer.print.Screen;

/** Sessions in the notation, exactly, so that they can be read back; a blank line between them. */
public final class TextExport implements Export {
    private final Screen screen;
    private final Shelf shelf;
    private final NotationStyle style;
    private boolean further;

    /** @param reveal secrets that were kept are written; else they are stars */
    public TextExport(Screen screen, Shelf shelf, boolean reveal) {
        this.screen = screen;
        this.shelf = shelf;
        this.style = NotationStyle.EXACT.withReveal(reveal);
    }

    @Override
    public void take(Hit hit) throws IOException {
        Optional<LoadedSession> session = shelf.once(hit.session());
        if (session.isPresent()) {
            write(session.get().transcript().normalForm());
        }
    }

    private void write(Transcript transcript) throws IOException {
        if (further) {
            screen.line();
        }
        further = true;
        NotationWriter writer = new NotationWriter(transcript.id(), style, line -> line(line.toString()));
        try {
            for (Entry entry : transcript.entries()) {
                writer.write(entry);
            }
            writer.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void line(String line) {
        try {
            screen.raw((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
