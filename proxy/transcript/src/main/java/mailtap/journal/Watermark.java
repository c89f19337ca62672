package mailtap.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The first segment of a lane that counts; those below it are gone, whether or not they have been deleted yet. */
final class Watermark {
    private static final String NAME = "watermark";

    private Watermark() {}

    /** 1 where nothing was ever pruned. */
    static int of(Lane lane) throws IOException {
        try {
            String text = Files.readString(lane.directory().resolve(NAME)).strip();
            return text.matches("[1-9]\\d{0,8}") ? Integer.parseInt(text) : 1;
        } catch (NoSuchFileException nothingPruned) {
            return 1;
        }
    }

    /** Moves it up, on the disk before it returns. */
    static void raise(Lane lane, int firstToStay) throws IOException {
        Path fresh = lane.directory().resolve(NAME + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = PrivateFiles.create(fresh)) {
            channel.write(ByteBuffer.wrap((firstToStay + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(fresh, lane.directory().resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }
}
