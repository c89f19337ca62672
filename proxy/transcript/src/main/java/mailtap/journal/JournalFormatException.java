package mailtap.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A file that cannot be read as a journal segment: the three accidents, kept apart. */
public abstract sealed class JournalFormatException extends IOException {
    private final transient Path file;

    private JournalFormatException(Path file, String message) {
        super(file + ": " + message);
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /** Written by a newer mailtap. */
    public static final class TooNew extends JournalFormatException {
        TooNew(Path file, int version) {
            super(file, "format " + version + ", newer than " + SegmentHeader.VERSION + ", the newest known here");
        }
    }

    /** Written by a mailtap so old that this one cannot read it any more. */
    public static final class TooOld extends JournalFormatException {
        TooOld(Path file, int version) {
            super(file, "format " + version + ", older than " + SegmentHeader.OLDEST + ", the oldest known here");
        }
    }

    /** Not what was written. */
    public static final class Corrupt extends JournalFormatException {
        private final long offset;

        Corrupt(Path file, long offset, String what) {
            super(file, "corrupt at offset " + offset + ": " + what);
            this.offset = offset;
        }

        public long offset() {
            return offset;
        }
    }
}
