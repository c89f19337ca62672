package mailtap.viewer.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import mailtap.indexer.Hit;
import mailtap.indexer.document.Field;
import mailtap.viewer.home.GrowingFolder;
import mailtap.viewer.view.SafeName;

/**
 * Whole messages, a file each, exactly as they were sent. Names begin with the message's ID, so no two are the same, none
 * is a device and none leads elsewhere; the subject behind it is for people.
 */
public final class EmlExport implements Export {
    private static final int LONGEST_SUBJECT = 60;

    private final GrowingFolder folder;
    private final MessageSource messages;

    public EmlExport(GrowingFolder folder, Shelf shelf) {
        this.folder = folder;
        this.messages = new MessageSource(shelf);
    }

    @Override
    public void take(Hit hit) throws IOException {
        Optional<MessageSource.Found> found = messages.find(hit);
        if (found.isEmpty()) {
            return;
        }
        folder.add(name(hit), file -> {
            OutputStream out = new BufferedOutputStream(file);
            found.get().write(piece -> out.write(piece.toArray()));
            out.flush();
        });
    }

    private static String name(Hit hit) {
        String subject = hit.text(Field.SUBJECT).orElse("");
        int end = subject.offsetByCodePoints(0, Math.min(LONGEST_SUBJECT, subject.codePointCount(0, subject.length())));
        String safe = SafeName.of(subject.substring(0, end).replace('/', '_').replace('\\', '_'), "");
        return hit.id() + (safe.isEmpty() ? "" : " " + safe) + ".eml";
    }
}
