package mailtap.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The first bytes of every segment file. Length, magic, version and checksum stand where they stand in every version, so
 * that a flipped bit is not taken for a newer format.
 *
 * @param mark eight random bytes that begin every block of this file. They are drawn when the file is made, so no mail
 *     can carry bytes that would be taken for a block when a reader looks for the next one behind a damaged place
 * @param previousLength bytes of the segment before this one, so that it cannot be cut unnoticed; 0 where there is none
 * @param sessionsBefore begun in this lane before this segment, so that retention can count without reading
 */
record SegmentHeader(
        String lane, int segment, long createdMicros, long mark, long previousLength, long sessionsBefore) {
    static final int LENGTH = 96;
    static final int VERSION = 1;
    static final int OLDEST = 1;

    private static final byte[] MAGIC = "MAILTAPJ".getBytes(StandardCharsets.US_ASCII);
    private static final int LANE_OFFSET = 40;
    private static final int LANE_LENGTH = Lane.MAX_NAME;
    private static final int SESSIONS_OFFSET = 80;
    private static final int CRC_OFFSET = LENGTH - 4;

    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        bytes.put(MAGIC).putShort((short) VERSION).putShort((short) 0).putInt(segment);
        bytes.putLong(createdMicros).putLong(mark).putLong(previousLength);
        bytes.put(lane.getBytes(StandardCharsets.US_ASCII));
        bytes.putLong(SESSIONS_OFFSET, sessionsBefore);
        bytes.putInt(CRC_OFFSET, crc(bytes.array()));
        return bytes.array();
    }

    static SegmentHeader read(byte[] bytes, Path file) throws JournalFormatException {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        check(file, bytes.length == LENGTH, 0, "shorter than a header");
        check(file, Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length), 0, "not a journal segment");
        check(file, from.getInt(CRC_OFFSET) == crc(bytes), CRC_OFFSET, "header checksum differs");
        int version = Short.toUnsignedInt(from.getShort(8));
        if (version > VERSION) {
            throw new JournalFormatException.TooNew(file, version);
        }
        if (version < OLDEST) {
            throw new JournalFormatException.TooOld(file, version);
        }
        String lane = new String(bytes, LANE_OFFSET, LANE_LENGTH, StandardCharsets.US_ASCII).replace("\0", "");
        check(file, Lane.isName(lane), LANE_OFFSET, "no lane name");
        return new SegmentHeader(
                lane,
                from.getInt(12),
                from.getLong(16),
                from.getLong(24),
                from.getLong(32),
                from.getLong(SESSIONS_OFFSET));
    }

    private static void check(Path file, boolean holds, long offset, String otherwise) throws JournalFormatException {
        if (!holds) {
            throw new JournalFormatException.Corrupt(file, offset, otherwise);
        }
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, CRC_OFFSET);
        return (int) crc.getValue();
    }
}
