package mailtap.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What stands before each block's bytes. It has a checksum of its own, so that its lengths can be trusted when the bytes
 * behind it are damaged.
 */
record BlockHeader(Type type, boolean compressed, int storedLength, int rawLength, int entries, int crcOfStored) {
    static final int LENGTH = 32;
    /** No honest block comes near it; a length beyond is damage. */
    static final int MAX_RAW = 4 << 20;

    private static final int CRC_OFFSET = LENGTH - 4;

    /** What is in a block. */
    enum Type {
        ENTRIES(0),
        /** The sessions open when the segment was begun. */
        OPEN_SESSIONS(1);

        private final int code;

        Type(int code) {
            this.code = code;
        }
    }

    void writeTo(ByteBuffer target, long mark) {
        int start = target.position();
        target.putLong(mark).putInt(storedLength).putInt(rawLength).putInt(entries);
        target.put((byte) type.code).put((byte) (compressed ? 1 : 0)).putShort((short) 0);
        target.putInt(crcOfStored);
        target.putInt(crc(target.array(), target.arrayOffset() + start));
    }

    /** Empty unless the 32 bytes at the buffer's position are a header of this segment. */
    static Optional<BlockHeader> read(ByteBuffer from, long mark) {
        int start = from.position();
        if (from.remaining() < LENGTH || from.getLong(start) != mark) {
            return Optional.empty();
        }
        if (from.getInt(start + CRC_OFFSET) != crc(from.array(), from.arrayOffset() + start)) {
            return Optional.empty();
        }
        int type = from.get(start + 20);
        int compression = from.get(start + 21);
        BlockHeader header = new BlockHeader(
                type == 0 ? Type.ENTRIES : Type.OPEN_SESSIONS,
                compression == 1,
                from.getInt(start + 8),
                from.getInt(start + 12),
                from.getInt(start + 16),
                from.getInt(start + 24));
        boolean known = type >= 0 && type <= 1 && compression >= 0 && compression <= 1;
        return known && header.isPossible() ? Optional.of(header) : Optional.empty();
    }

    private boolean isPossible() {
        return storedLength >= 0
                && storedLength <= rawLength
                && rawLength <= MAX_RAW
                && entries >= 0
                && (compressed || storedLength == rawLength);
    }

    /** From the block's first byte to the next one's. */
    int blockLength() {
        return LENGTH + storedLength;
    }

    private static int crc(byte[] array, int start) {
        CRC32C crc = new CRC32C();
        crc.update(array, start, CRC_OFFSET);
        return (int) crc.getValue();
    }
}
