package mailtap.journal;

import java.util.Comparator;

/**
 * A place in the journal: the first byte of a block, or where the next one will be.
 *
 * @param lane whose journal
 * @param segment number of the file, counted from 1
 * @param offset in the file; 0 stands for its beginning
 */
public record JournalPosition(String lane, int segment, long offset) implements Comparable<JournalPosition> {
    private static final Comparator<JournalPosition> ORDER = Comparator.comparing(JournalPosition::lane)
            .thenComparingInt(JournalPosition::segment)
            .thenComparingLong(JournalPosition::offset);

    /** Lanes have no order in time; within one, earlier is less. */
    @Override
    public int compareTo(JournalPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return lane + ":" + segment + ":" + offset;
    }
}
