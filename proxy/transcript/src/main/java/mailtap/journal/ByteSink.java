package mailtap.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/** A growing array with the journal's primitive encodings; twin of {@link ByteSource}. */
final class ByteSink {
    /** Longer texts are cut: a field of that size says nothing a person could read. */
    static final int MAX_TEXT = 64 * 1024;

    private byte[] array = new byte[4096];
    private int length;

    int length() {
        return length;
    }

    /** The first {@link #length()} bytes of it count. */
    byte[] array() {
        return array;
    }

    void clear() {
        length = 0;
    }

    void u8(int value) {
        reserve(1);
        array[length++] = (byte) value;
    }

    void fixed32(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            u8(value >>> shift);
        }
    }

    void fixed64(long value) {
        fixed32((int) (value >>> 32));
        fixed32((int) value);
    }

    /** Seven bits a byte, low ones first; the high bit says that more follow. */
    void varint(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            array[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        array[length++] = (byte) rest;
    }

    /** Small for small numbers of either sign. */
    void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    void bool(boolean value) {
        u8(value ? 1 : 0);
    }

    /** 0 for null, else length plus one and UTF-8. */
    void text(@Nullable String text) {
        if (text == null) {
            varint(0);
            return;
        }
        byte[] utf8 = clipped(text).getBytes(StandardCharsets.UTF_8);
        varint(utf8.length + 1L);
        append(utf8, utf8.length);
    }

    private static String clipped(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
        return text.substring(0, end);
    }

    void bytes(Bytes bytes) {
        reserve(bytes.length());
        bytes.copyTo(array, length);
        length += bytes.length();
    }

    void append(byte[] bytes, int count) {
        reserve(count);
        System.arraycopy(bytes, 0, array, length, count);
        length += count;
    }

    private void reserve(int more) {
        if (length + more > array.length) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
        }
    }
}
