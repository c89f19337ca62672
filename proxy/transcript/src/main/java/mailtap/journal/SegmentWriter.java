package mailtap.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Blocks to segment files, one after the other. After a failure nothing half-written stands where the next block goes,
 * and the same block can be tried again, as often as one likes.
 */
final class SegmentWriter implements Closeable {
    private final Lane lane;
    private final Disk disk;
    private final JournalSettings settings;
    private final InstantSource clock;
    private final BlockEncoder encoder;
    private final SecureRandom random = new SecureRandom();
    private final OpenSessions open = new OpenSessions();

    private Disk.@Nullable SegmentFile file;
    private SegmentHeader header;
    private long position;

    /** Goes on behind what {@link Recovery} found. */
    SegmentWriter(Lane lane, Disk disk, JournalSettings settings, InstantSource clock) {
        this.lane = lane;
        this.disk = disk;
        this.settings = settings;
        this.clock = clock;
        this.encoder = new BlockEncoder(settings.compression());
        this.header = new SegmentHeader(lane.name(), 0, 0, 0, 0, 0);
    }

    /** Goes on in a segment that is there, whole up to {@code end}. */
    void resume(SegmentHeader existing, long end) throws IOException {
        file = disk.open(lane.segment(existing.segment()));
        header = existing;
        position = end;
    }

    /** The next segment gets the number after this one. */
    void startAfter(int segment, long length) {
        header = new SegmentHeader(lane.name(), segment, 0, 0, 0, 0);
        position = length;
    }

    OpenSessions open() {
        return open;
    }

    /** Where the next block goes. */
    JournalPosition end() {
        return new JournalPosition(lane.name(), header.segment(), position);
    }

    void append(EntryWriter entries) throws IOException {
        if (file == null || isFull()) {
            next();
        }
        ByteBuffer block = encoder.encode(BlockHeader.Type.ENTRIES, entries.raw(), entries.count(), header.mark());
        int length = block.remaining();
        write(block);
        position += length;
    }

    private boolean isFull() {
        long age = Micros.of(clock.instant()) - header.createdMicros();
        return position >= settings.segmentBytes()
                || age / 1000 >= Duration.ofHours(settings.segmentHours()).toMillis();
    }

    private void write(ByteBuffer block) throws IOException {
        Disk.SegmentFile current = file();
        try {
            current.write(block, position);
        } catch (IOException failed) {
            cutBack(current);
            throw failed;
        }
    }

    private Disk.SegmentFile file() {
        if (file == null) {
            throw new IllegalStateException("no segment");
        }
        return file;
    }

    private void cutBack(Disk.SegmentFile current) {
        try {
            current.truncate(position);
        } catch (IOException stubborn) {
            abandon();
        }
    }

    /** Leaves the segment as it is; what comes next goes to a new one. */
    private void abandon() {
        Disk.SegmentFile current = file;
        file = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException expected) {
                // It is being left because it failed.
            }
        }
    }

    /** Everything appended so far is on the disk when it returns. */
    void force() throws IOException {
        Disk.SegmentFile current = file;
        if (current == null) {
            return;
        }
        try {
            current.force();
        } catch (IOException failed) {
            // The system may have thrown away what it could not write: nothing more is built on this file.
            abandon();
            throw failed;
        }
    }

    private void next() throws IOException {
        force();
        int number = header.segment() + 1;
        SegmentHeader fresh = new SegmentHeader(
                lane.name(), number, Micros.of(clock.instant()), random.nextLong(), position, open.begun());
        Path unfinished = lane.unfinishedSegment(number);
        Files.deleteIfExists(unfinished);
        Disk.SegmentFile started = disk.create(unfinished);
        long length;
        try {
            length = begin(started, fresh);
            Files.move(unfinished, lane.segment(number), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            started.close();
            Files.deleteIfExists(unfinished);
            throw failed;
        }
        abandon();
        file = started;
        header = fresh;
        position = length;
        forceNames();
    }

    private long begin(Disk.SegmentFile started, SegmentHeader fresh) throws IOException {
        started.write(ByteBuffer.wrap(fresh.toBytes()), 0);
        long length = SegmentHeader.LENGTH;
        for (OpenSessions.Listed part : open.listed()) {
            ByteBuffer block = encoder.encode(BlockHeader.Type.OPEN_SESSIONS, part.raw(), part.count(), fresh.mark());
            int blockLength = block.remaining();
            started.write(block, length);
            length += blockLength;
        }
        started.force();
        return length;
    }

    /** Where the system can do it, the new name is on the disk too. */
    private void forceNames() {
        try (FileChannel directory = FileChannel.open(lane.directory(), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException unsupported) {
            // Windows cannot open a folder; its file system keeps names in a log.
        }
    }

    @Override
    public void close() throws IOException {
        encoder.close();
        Disk.SegmentFile current = file;
        file = null;
        if (current != null) {
            current.close();
        }
    }
}
