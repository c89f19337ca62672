package mailtap.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows one lane from a position, over the ends of its segments. Holds no file open while there is nothing new. */
final class LaneReader implements Closeable {
    private final Lane lane;
    private int number;
    private long offset;
    private long bytesRead;
    private @Nullable SegmentReader segment;

    /** A position that has been pruned away stands for the lane's beginning. */
    LaneReader(Lane lane, JournalPosition from) throws IOException {
        JournalPosition beginning = lane.beginning();
        JournalPosition start = from.compareTo(beginning) < 0 ? beginning : from;
        this.lane = lane;
        this.number = start.segment();
        this.offset = start.offset();
    }

    JournalPosition position() {
        return new JournalPosition(lane.name(), number, offset);
    }

    long bytesRead() {
        return bytesRead;
    }

    /** The next block with entries or damage; empty when there is none yet. */
    Optional<JournalBatch> next() throws IOException {
        while (true) {
            if (segment == null && !open()) {
                return Optional.empty();
            }
            JournalPosition here = position();
            BlockEntries read = step();
            if (read == null) {
                close();
                return Optional.empty();
            }
            if (!read.isNothing()) {
                return Optional.of(new JournalBatch(read.entries(), here, position(), read.damage()));
            }
        }
    }

    /** At a glance, without opening anything: whether it is worth asking for the {@link #next}. */
    boolean hasGrown() {
        return lane.segment(number).toFile().length() > offset || Files.exists(lane.segment(number + 1));
    }

    /** Goes to the end of what is there now, from where it stands or, at the earliest, the beginning of the last segment. */
    void skipToEnd() throws IOException {
        if (lane.segments().isEmpty()) {
            return;
        }
        int last = lane.segments().last();
        if (number != last) {
            close();
            number = last;
            offset = 0;
        }
        do {
            stepOverWholeBlocks();
        } while (next().isPresent());
    }

    /** Without looking into them. The last, which may be torn, and what is damaged are left to {@link #next}. */
    private void stepOverWholeBlocks() throws IOException {
        if (offset < SegmentHeader.LENGTH || (segment == null && !open())) {
            return;
        }
        long end = current().endOf(offset);
        while (end > 0) {
            long beyond = current().endOf(end);
            if (beyond > 0) {
                goTo(end);
            }
            end = beyond;
        }
    }

    /** What stands behind the end and is no block: nobody's unless somebody is writing it. */
    Optional<Damage> pending() throws IOException {
        try (SegmentReader last = SegmentReader.open(lane.segment(number))) {
            return last.read(offset) instanceof SegmentReader.End end && end.pending() > 0
                    ? Optional.of(new Damage(last.file(), offset, end.pending(), "torn at the end"))
                    : Optional.empty();
        } catch (NoSuchFileException nothingThere) {
            return Optional.empty();
        }
    }

    /** False while there is nothing behind the position. */
    private boolean open() throws IOException {
        try {
            if (Files.size(lane.segment(number)) > offset || hasNextSegment()) {
                segment = SegmentReader.open(lane.segment(number));
                return true;
            }
            return false;
        } catch (NoSuchFileException pruned) {
            return goToNextSegment() && open();
        }
    }

    private boolean goToNextSegment() throws IOException {
        Integer higher = lane.segments().higher(number);
        if (higher == null) {
            return false;
        }
        close();
        number = higher;
        offset = 0;
        return true;
    }

    private boolean hasNextSegment() throws IOException {
        return Files.exists(lane.segment(number + 1)) || lane.segments().higher(number) != null;
    }

    /** Steps over what stands at the position; null when that is not there yet. */
    private @Nullable BlockEntries step() throws IOException {
        SegmentReader current = current();
        if (offset < SegmentHeader.LENGTH) {
            return overHeader(current);
        }
        SegmentReader.Found found = current.read(offset);
        if (found instanceof SegmentReader.End) {
            // In this order: what is in the segment once its successor is there is all there will ever be.
            if (!hasNextSegment()) {
                return null;
            }
            found = current.read(offset);
        }
        return switch (found) {
            case SegmentReader.Block block -> over(current, block);
            case SegmentReader.Broken broken -> over(current, broken);
            case SegmentReader.End end -> overEnd(current, end);
        };
    }

    private SegmentReader current() {
        if (segment == null) {
            throw new IllegalStateException("no segment is open");
        }
        return segment;
    }

    private BlockEntries overHeader(SegmentReader current) {
        offset = SegmentHeader.LENGTH;
        bytesRead += SegmentHeader.LENGTH;
        return BlockEntries.damaged(current.headerDamage().stream().toList());
    }

    private BlockEntries over(SegmentReader current, SegmentReader.Block block) {
        BlockEntries read = BlockEntries.of(current.file(), offset, block);
        goTo(block.next());
        return read;
    }

    private BlockEntries over(SegmentReader current, SegmentReader.Broken broken) {
        Damage damage = new Damage(current.file(), offset, broken.next() - offset, broken.what());
        goTo(broken.next());
        return BlockEntries.damaged(List.of(damage));
    }

    private void goTo(long next) {
        bytesRead += next - offset;
        offset = next;
    }

    /** The segment has a successor, which says how long it ought to be. */
    private BlockEntries overEnd(SegmentReader current, SegmentReader.End end) throws IOException {
        int before = number;
        long ended = offset;
        if (!goToNextSegment()) {
            return BlockEntries.NONE;
        }
        if (number != before + 1) {
            String missing = "the next " + (number - before - 1) + " segments are missing";
            return BlockEntries.damaged(List.of(new Damage(current.file(), ended, end.pending(), missing)));
        }
        long length = lengthOf(before).orElse(ended + end.pending());
        return length <= ended
                ? BlockEntries.NONE
                : BlockEntries.damaged(
                        List.of(new Damage(current.file(), ended, length - ended, "cut off or damaged to its end")));
    }

    private Optional<Long> lengthOf(int before) throws IOException {
        try (SegmentReader next = SegmentReader.open(lane.segment(before + 1))) {
            return next.header().map(SegmentHeader::previousLength);
        }
    }

    @Override
    public void close() throws IOException {
        SegmentReader current = segment;
        segment = null;
        if (current != null) {
            current.close();
        }
    }
}
