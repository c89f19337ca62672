package mailtap.tls;

import java.nio.ByteBuffer;

/** The numbers and vectors that hellos are made of (RFC 8446 3.4), each taken off the front of a buffer. */
final class HelloFields {
    private HelloFields() {}

    /** @throws IllegalArgumentException where the buffer does not hold so many bytes */
    static ByteBuffer cut(ByteBuffer from, int length) {
        ByteBuffer part = from.slice().limit(length);
        from.position(from.position() + length);
        return part;
    }

    static int u8(ByteBuffer buffer) {
        return buffer.get() & 0xff;
    }

    static int u16(ByteBuffer buffer) {
        return buffer.getShort() & 0xffff;
    }

    static int u24(ByteBuffer buffer) {
        return u8(buffer) << 16 | u16(buffer);
    }
}
