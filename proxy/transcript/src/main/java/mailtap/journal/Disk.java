package mailtap.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** How the writer reaches the disk; a seam, because real disks fail too seldom for a test. */
interface Disk {
    /** The file must not be there yet. */
    SegmentFile create(Path file) throws IOException;

    SegmentFile open(Path file) throws IOException;

    /** What the writer does with a segment file. */
    interface SegmentFile extends Closeable {
        /** All of it, or an exception. */
        void write(ByteBuffer bytes, long position) throws IOException;

        void truncate(long size) throws IOException;

        /** Returns when everything written is on the disk. */
        void force() throws IOException;
    }

    /** The file system. */
    Disk REAL = new Disk() {
        @Override
        public SegmentFile create(Path file) throws IOException {
            return new ChannelFile(PrivateFiles.create(file));
        }

        @Override
        public SegmentFile open(Path file) throws IOException {
            return new ChannelFile(PrivateFiles.openOrCreate(file));
        }
    };

    /** A file of the file system. */
    record ChannelFile(FileChannel channel) implements SegmentFile {
        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            long at = position;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
