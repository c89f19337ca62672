package mailtap.journal;

import com.github.luben.zstd.Zstd;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Reads one segment, block by block, also while it grows. Behind a damaged place it looks for the segment's mark, where
 * the next block begins.
 */
final class SegmentReader implements Closeable {
    private static final int WINDOW = 256 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final long mark;
    private final @Nullable Damage headerDamage;
    private final @Nullable SegmentHeader header;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowStart;

    /** What stands at an offset. */
    sealed interface Found {}

    /** A whole block, unpacked. */
    record Block(BlockHeader header, Bytes raw, long next) implements Found {}

    /** Something that is no block, up to where the next one begins. */
    record Broken(long next, String what) implements Found {}

    /** No block here, and none behind; {@code pending} bytes may be one that is still being written, or was torn. */
    record End(long pending) implements Found {}

    private SegmentReader(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        byte[] first = read(0, SegmentHeader.LENGTH);
        SegmentHeader whole = null;
        Damage damage = null;
        try {
            whole = SegmentHeader.read(first, file);
        } catch (JournalFormatException.Corrupt corrupt) {
            damage = new Damage(file, 0, first.length, "damaged header");
        }
        this.header = whole;
        this.headerDamage = damage;
        this.mark = whole != null ? whole.mark() : markOfFirstBlock();
    }

    static SegmentReader open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new SegmentReader(file, channel);
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    /** A damaged header hides the mark; the first block shows it too. */
    private long markOfFirstBlock() throws IOException {
        byte[] bytes = read(SegmentHeader.LENGTH, 8);
        return bytes.length == 8 ? ByteBuffer.wrap(bytes).getLong() : 0;
    }

    Path file() {
        return file;
    }

    Optional<SegmentHeader> header() {
        return Optional.ofNullable(header);
    }

    Optional<Damage> headerDamage() {
        return Optional.ofNullable(headerDamage);
    }

    Found read(long offset) throws IOException {
        long size = channel.size();
        if (offset >= size) {
            return new End(0);
        }
        Found found = blockAt(offset, size);
        if (found instanceof Block) {
            return found;
        }
        // What was buffered may be half of a write that is whole by now.
        forget();
        found = blockAt(offset, size);
        if (found instanceof Broken broken) {
            return resynchronised(offset, size, broken);
        }
        return found;
    }

    /** Where the block at the offset ends, when all of one seems to be there; it is not looked into. Otherwise 0. */
    long endOf(long offset) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(BlockHeader.LENGTH);
        int count;
        do {
            count = channel.read(head, offset + head.position());
        } while (count > 0);
        long end = BlockHeader.read(head.flip(), mark)
                .map(block -> offset + block.blockLength())
                .orElse(0L);
        return end <= channel.size() ? end : 0;
    }

    private Found resynchronised(long offset, long size, Broken broken) throws IOException {
        for (long at = offset + 1; at + BlockHeader.LENGTH <= size; at++) {
            at = nextMark(at, size);
            if (at < 0) {
                break;
            }
            if (blockAt(at, size) instanceof Block) {
                return new Broken(at, broken.what());
            }
        }
        forget();
        return new End(size - offset);
    }

    /** Offset of the next possible mark, or -1. */
    private long nextMark(long from, long size) throws IOException {
        long at = from;
        while (at + BlockHeader.LENGTH <= size) {
            ByteBuffer bytes = view(at, (int) Math.min(WINDOW, size - at));
            int end = bytes.limit() - 8;
            for (int i = bytes.position(); i <= end; i++) {
                if (bytes.getLong(i) == mark) {
                    return at + i - bytes.position();
                }
            }
            if (bytes.remaining() < BlockHeader.LENGTH) {
                return -1;
            }
            at += bytes.remaining() - 7;
        }
        return -1;
    }

    private Found blockAt(long offset, long size) throws IOException {
        ByteBuffer start = view(offset, BlockHeader.LENGTH);
        Optional<BlockHeader> found = BlockHeader.read(start, mark);
        if (found.isEmpty()) {
            return new Broken(size, start.remaining() < BlockHeader.LENGTH ? "cut short" : "no block begins here");
        }
        BlockHeader block = found.get();
        long next = offset + block.blockLength();
        ByteBuffer stored = view(offset + BlockHeader.LENGTH, block.storedLength());
        if (stored.remaining() < block.storedLength()) {
            return new Broken(size, "block cut short");
        }
        byte[] bytes = new byte[block.storedLength()];
        stored.get(bytes);
        if (BlockEncoder.crc(bytes, 0, bytes.length) != block.crcOfStored()) {
            return new Broken(size, "block checksum differs");
        }
        Bytes raw = block.compressed() ? unpack(bytes, block.rawLength()) : Bytes.wrap(bytes);
        return raw.length() == block.rawLength()
                ? new Block(block, raw, next)
                : new Broken(size, "block does not unpack");
    }

    /** Nothing when it is not what was packed. */
    private static Bytes unpack(byte[] packed, int rawLength) {
        byte[] raw = new byte[rawLength];
        long length = Zstd.decompressByteArray(raw, 0, rawLength, packed, 0, packed.length);
        return length == rawLength ? Bytes.wrap(raw) : Bytes.EMPTY;
    }

    /** The bytes from there on, as many as there are but not more than asked for; the position is at the first. */
    private ByteBuffer view(long offset, int length) throws IOException {
        if (offset < windowStart || offset + length > windowStart + window.limit()) {
            fill(offset, length);
        }
        int start = (int) Math.min(offset - windowStart, window.limit());
        int end = Math.min(start + length, window.limit());
        return window.duplicate().position(start).limit(end);
    }

    private void fill(long offset, int length) throws IOException {
        int useful = Math.clamp(channel.size() - offset, length, Math.max(length, WINDOW));
        if (useful > window.capacity()) {
            window = ByteBuffer.allocate(useful);
        }
        window.clear();
        windowStart = offset;
        int count;
        do {
            count = channel.read(window, offset + window.position());
        } while (count > 0);
        window.flip();
    }

    private void forget() {
        window.limit(0);
    }

    private byte[] read(long offset, int length) throws IOException {
        ByteBuffer bytes = view(offset, length);
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
