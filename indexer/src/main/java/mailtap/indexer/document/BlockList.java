package mailtap.indexer.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailtap.journal.JournalPosition;

/**
 * The places in the journal where a session is written, in order. A session lives in one lane, so its name is written
 * once, and each place as the difference to the one before: two or three bytes for a block.
 */
public final class BlockList {
    private final List<JournalPosition> positions = new ArrayList<>();

    void add(JournalPosition position) {
        if (positions.isEmpty() || positions.getLast().compareTo(position) != 0) {
            positions.add(position);
        }
    }

    public List<JournalPosition> positions() {
        return List.copyOf(positions);
    }

    Optional<JournalPosition> first() {
        return positions.isEmpty() ? Optional.empty() : Optional.of(positions.getFirst());
    }

    byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] lane = (positions.isEmpty() ? "" : positions.getFirst().lane()).getBytes(StandardCharsets.UTF_8);
        number(out, lane.length);
        out.writeBytes(lane);
        int segment = 0;
        long offset = 0;
        for (JournalPosition position : positions) {
            number(out, position.segment() - segment);
            number(out, position.segment() == segment ? position.offset() - offset : position.offset());
            segment = position.segment();
            offset = position.offset();
        }
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    public static BlockList of(byte[] bytes) {
        return new Reader(bytes).read();
    }

    private static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        BlockList read() {
            BlockList list = new BlockList();
            int length = (int) number();
            String lane = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            int segment = 0;
            long offset = 0;
            while (at < bytes.length) {
                int further = (int) number();
                offset = further == 0 ? offset + number() : number();
                segment += further;
                list.add(new JournalPosition(lane, segment, offset));
            }
            return list;
        }

        private long number() {
            long value = 0;
            int shift = 0;
            while (bytes[at] < 0) {
                value |= (bytes[at++] & 0x7fL) << shift;
                shift += 7;
            }
            return value | (long) bytes[at++] << shift;
        }
    }
}
