package mailtap.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A disk with so much room and no more; room can be made. Writes half of what does not fit, as real ones do. */
final class FailingDisk implements Disk {
    private final AtomicLong room;
    final AtomicInteger refused = new AtomicInteger();
    volatile boolean cannotCutBack;
    volatile boolean cannotForce;

    FailingDisk(long room) {
        this.room = new AtomicLong(room);
    }

    void makeRoom(long bytes) {
        room.addAndGet(bytes);
    }

    @Override
    public SegmentFile create(Path file) throws IOException {
        return new Limited(REAL.create(file));
    }

    @Override
    public SegmentFile open(Path file) throws IOException {
        return new Limited(REAL.open(file));
    }

    private final class Limited implements SegmentFile {
        private final SegmentFile file;

        Limited(SegmentFile file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            int wanted = bytes.remaining();
            if (room.addAndGet(-wanted) >= 0) {
                file.write(bytes, position);
                return;
            }
            room.addAndGet(wanted);
            refused.incrementAndGet();
            file.write(bytes.slice(bytes.position(), wanted / 2), position);
            throw new IOException("No space left on device");
        }

        @Override
        public void truncate(long size) throws IOException {
            if (cannotCutBack) {
                throw new IOException("Input/output error");
            }
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            if (cannotForce) {
                throw new IOException("Input/output error");
            }
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
