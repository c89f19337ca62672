package mailtap.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a start finds at the end of its lane: a block that was never finished is moved aside, and the sessions that were
 * left open are known again. Reads the last segment, and more only when that one's list of open sessions is damaged.
 */
final class Recovery {
    private final Lane lane;
    private final OpenSessions open;
    private final List<Damage> damage = new ArrayList<>();
    private @Nullable Path torn;
    private int lastSegment;
    private long end;
    private @Nullable SegmentHeader lastHeader;

    private Recovery(Lane lane, OpenSessions open) {
        this.lane = lane;
        this.open = open;
    }

    /** @param open takes in the sessions left open */
    static Recovery of(Lane lane, OpenSessions open) throws IOException {
        Recovery recovery = new Recovery(lane, open);
        NavigableSet<Integer> segments = lane.segments();
        if (!segments.isEmpty()) {
            recovery.read(segments.tailSet(recovery.firstToRead(segments)));
        }
        return recovery;
    }

    /** Bytes that were no block, in what had to be read. */
    List<Damage> damage() {
        return damage;
    }

    /** Where a torn end was moved to. */
    Optional<Path> torn() {
        return Optional.ofNullable(torn);
    }

    int lastSegment() {
        return lastSegment;
    }

    /** Length of the last segment, now that it is whole. */
    long end() {
        return end;
    }

    /** Of the last segment; empty where it is damaged. */
    Optional<SegmentHeader> lastHeader() {
        return Optional.ofNullable(lastHeader);
    }

    private int firstToRead(NavigableSet<Integer> segments) throws IOException {
        for (int number : segments.descendingSet()) {
            try (SegmentReader segment = SegmentReader.open(lane.segment(number))) {
                if (segment.read(SegmentHeader.LENGTH) instanceof SegmentReader.Block block
                        && block.header().type() == BlockHeader.Type.OPEN_SESSIONS) {
                    return number;
                }
            }
        }
        return segments.first();
    }

    private void read(Iterable<Integer> segments) throws IOException {
        for (int number : segments) {
            try (SegmentReader segment = SegmentReader.open(lane.segment(number))) {
                read(segment);
                lastSegment = number;
                lastHeader = segment.header().orElse(null);
            }
        }
        cutTornEnd();
    }

    private void read(SegmentReader segment) throws IOException {
        segment.headerDamage().ifPresent(damage::add);
        segment.header().ifPresent(open::continueFrom);
        long offset = SegmentHeader.LENGTH;
        while (true) {
            switch (segment.read(offset)) {
                case SegmentReader.Block block -> {
                    take(segment, offset, block);
                    offset = block.next();
                }
                case SegmentReader.Broken broken -> {
                    damage.add(new Damage(segment.file(), offset, broken.next() - offset, broken.what()));
                    offset = broken.next();
                }
                case SegmentReader.End theEnd -> {
                    end = offset;
                    return;
                }
            }
        }
    }

    private void take(SegmentReader segment, long offset, SegmentReader.Block block) {
        BlockEntries read = BlockEntries.of(segment.file(), offset, block);
        read.entries().forEach(open::passed);
        damage.addAll(read.damage());
        if (block.header().type() == BlockHeader.Type.OPEN_SESSIONS) {
            try {
                open.read(block.raw(), block.header().entries());
            } catch (MalformedException malformed) {
                damage.add(new Damage(segment.file(), offset, block.next() - offset, "list of sessions malformed"));
            }
        }
    }

    private void cutTornEnd() throws IOException {
        try (FileChannel file = PrivateFiles.openOrCreate(lane.segment(lastSegment))) {
            long pending = file.size() - end;
            if (pending > 0) {
                torn = moveAside(file, pending);
                damage.add(new Damage(
                        lane.segment(lastSegment), end, pending, "torn at the end, moved to " + torn.getFileName()));
            }
        }
    }

    private Path moveAside(FileChannel file, long pending) throws IOException {
        Path aside = unused();
        try (FileChannel target = PrivateFiles.create(aside)) {
            long copied = 0;
            while (copied < pending) {
                copied += file.transferTo(end + copied, pending - copied, target);
            }
            target.force(true);
        }
        file.truncate(end);
        file.force(true);
        return aside;
    }

    private Path unused() {
        int attempt = 1;
        while (Files.exists(lane.torn(lastSegment, end, attempt))) {
            attempt++;
        }
        return lane.torn(lastSegment, end, attempt);
    }
}
