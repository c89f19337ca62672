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
    private @Nullable SegmentReader segment;

    LaneReader(Lane lane, JournalPosition from) {
        this.lane = lane;
        this.number = from.segment();
        this.offset = from.offset();
    }

    JournalPosition position() {
        return new JournalPosition(lane.name(), number, offset);
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

    /** Goes to the end of what is there now, reading only what is needed to find it. */
    void skipToEnd() throws IOException {
        if (!lane.segments().isEmpty()) {
            number = lane.segments().last();
            offset = 0;
            Optional<JournalBatch> more;
            do {
                more = next();
            } while (more.isPresent());
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
            return goToNextSegment();
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
        return open();
    }

    private boolean hasNextSegment() throws IOException {
        return Files.exists(lane.segment(number + 1))
                || (!Files.exists(lane.segment(number)) && lane.segments().higher(number) != null);
    }

    /** Steps over what stands at the position; null when that is not there yet. */
    private @Nullable BlockEntries step() throws IOException {
        SegmentReader current = current();
        if (offset < SegmentHeader.LENGTH) {
            return overHeader(current);
        }
        SegmentReader.Found found = current.read(offset, true);
        if (found instanceof SegmentReader.End) {
            // In this order: what is in the segment once its successor is there is all there will ever be.
            if (!hasNextSegment()) {
                return null;
            }
            found = current.read(offset, false);
        }
        return switch (found) {
            case SegmentReader.Block block -> over(current, block);
            case SegmentReader.Broken broken -> over(current, broken);
            case SegmentReader.End end -> goToNextSegment() ? BlockEntries.NONE : null;
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
        return new BlockEntries(List.of(), current.headerDamage().stream().toList());
    }

    private BlockEntries over(SegmentReader current, SegmentReader.Block block) {
        BlockEntries read = BlockEntries.of(current.file(), offset, block);
        offset = block.next();
        return read;
    }

    private BlockEntries over(SegmentReader current, SegmentReader.Broken broken) {
        Damage damage = new Damage(current.file(), offset, broken.next() - offset, broken.what());
        offset = broken.next();
        return new BlockEntries(List.of(), List.of(damage));
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
