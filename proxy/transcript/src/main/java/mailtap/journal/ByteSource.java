package mailtap.journal;

import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteSink} wrote; every reach beyond the end, and every impossible value, is a complaint. */
final class ByteSource {
    private final Bytes bytes;
    private int position;
    private final int end;

    ByteSource(Bytes bytes) {
        this(bytes, 0, bytes.length());
    }

    private ByteSource(Bytes bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    int remaining() {
        return end - position;
    }

    int u8() throws MalformedException {
        need(1);
        return bytes.at(position++) & 0xFF;
    }

    int fixed32() throws MalformedException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = (value << 8) | u8();
        }
        return value;
    }

    long fixed64() throws MalformedException {
        return ((long) fixed32() << 32) | (fixed32() & 0xFFFF_FFFFL);
    }

    long varint() throws MalformedException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int octet = u8();
            value |= (long) (octet & 0x7F) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new MalformedException("number without end");
    }

    /** A varint that must be a number from 0 to {@link Integer#MAX_VALUE}. */
    int count() throws MalformedException {
        long value = varint();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new MalformedException("number out of range");
        }
        return (int) value;
    }

    long zigzag() throws MalformedException {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    boolean bool() throws MalformedException {
        int value = u8();
        if (value > 1) {
            throw new MalformedException("neither true nor false");
        }
        return value == 1;
    }

    @Nullable
    String optionalText() throws MalformedException {
        int size = count() - 1;
        if (size < 0) {
            return null;
        }
        need(size);
        String text = bytes.slice(position, position + size).utf8();
        position += size;
        return text;
    }

    String text() throws MalformedException {
        String text = optionalText();
        if (text == null) {
            throw new MalformedException("a text is missing");
        }
        return text;
    }

    /** All that is left, in an array of its own: who keeps a line need not keep the block. */
    Bytes rest() {
        Bytes rest = bytes.slice(position, end).compact();
        position = end;
        return rest;
    }

    /** A source for the next {@code size} bytes, which this one steps over. */
    ByteSource part(int size) throws MalformedException {
        need(size);
        ByteSource part = new ByteSource(bytes, position, position + size);
        position += size;
        return part;
    }

    void mustBeAtEnd() throws MalformedException {
        if (position != end) {
            throw new MalformedException(remaining() + " bytes too many");
        }
    }

    private void need(int count) throws MalformedException {
        if (count > end - position) {
            throw new MalformedException("ends too early");
        }
    }
}
