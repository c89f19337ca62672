package mailtap.journal;

/**
 * A place in the journal: the first byte of a block, or where the next one will be.
 *
 * @param lane whose journal
 * @param segment number of the file, counted from 1
 * @param offset in the file; 0 stands for its beginning
 */
public record JournalPosition(String lane, int segment, long offset) implements Comparable<JournalPosition> {
    /** Lanes have no order in time; within one, earlier is less. */
    @Override
    public int compareTo(JournalPosition other) {
        int byLane = lane.compareTo(other.lane);
        int bySegment = Integer.compare(segment, other.segment);
        return byLane != 0 ? byLane : bySegment != 0 ? bySegment : Long.compare(offset, other.offset);
    }

    @Override
    public String toString() {
        return lane + ":" + segment + ":" + offset;
    }
}
