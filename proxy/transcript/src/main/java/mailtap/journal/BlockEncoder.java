package mailtap.journal;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Raw bytes to a whole block, header and all. */
final class BlockEncoder implements AutoCloseable {
    private final ZstdCompressCtx zstd;
    private byte[] space = new byte[128 * 1024];

    BlockEncoder(int level) {
        zstd = new ZstdCompressCtx().setLevel(level);
    }

    /** The block stands in the buffer's bytes and is valid until the next call. */
    ByteBuffer encode(BlockHeader.Type type, ByteSink raw, int entries, long mark) {
        int rawLength = raw.length();
        int bound = BlockHeader.LENGTH + (int) Zstd.compressBound(rawLength);
        if (space.length < bound) {
            space = new byte[bound];
        }
        int room = space.length - BlockHeader.LENGTH;
        int stored = zstd.compressByteArray(space, BlockHeader.LENGTH, room, raw.array(), 0, rawLength);
        boolean compressed = stored < rawLength;
        if (!compressed) {
            System.arraycopy(raw.array(), 0, space, BlockHeader.LENGTH, rawLength);
            stored = rawLength;
        }
        ByteBuffer block = ByteBuffer.wrap(space, 0, BlockHeader.LENGTH + stored);
        int crc = crc(space, BlockHeader.LENGTH, stored);
        new BlockHeader(type, compressed, stored, rawLength, entries, crc).writeTo(block, mark);
        return block.rewind();
    }

    static int crc(byte[] array, int start, int length) {
        CRC32C crc = new CRC32C();
        crc.update(array, start, length);
        return (int) crc.getValue();
    }

    @Override
    public void close() {
        zstd.close();
    }
}
