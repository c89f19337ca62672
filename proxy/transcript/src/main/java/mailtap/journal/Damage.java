package mailtap.journal;

import java.nio.file.Path;

/**
 * A stretch of a segment that cannot be read as what was written; what lies around it can.
 *
 * @param what in words for people, without captured text
 */
public record Damage(Path file, long offset, long length, String what) {
    @Override
    public String toString() {
        return file + ": " + length + " bytes at offset " + offset + ": " + what;
    }
}
