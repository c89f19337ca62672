package mailtap.transcript;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * An immutable run of bytes. Slices share the array they were cut from, so cutting a chunk into frames copies nothing.
 */
public final class Bytes {
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private final byte[] array;
    private final int start;
    private final int length;

    private Bytes(byte[] array, int start, int length) {
        this.array = array;
        this.start = start;
        this.length = length;
    }

    /** Takes the array over: the caller must not write to it again. */
    public static Bytes wrap(byte[] array) {
        return array.length == 0 ? EMPTY : new Bytes(array, 0, array.length);
    }

    /** Copies the remaining bytes of the buffer and consumes them. */
    public static Bytes copyOf(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        return wrap(copy);
    }

    /** One byte a character; characters above U+00FF are refused. The inverse of {@link #latin1()}. */
    public static Bytes latin1(String text) {
        byte[] array = text.getBytes(StandardCharsets.ISO_8859_1);
        if (!new String(array, StandardCharsets.ISO_8859_1).equals(text)) {
            throw new IllegalArgumentException("not one byte a character: " + text);
        }
        return wrap(array);
    }

    public static Bytes utf8(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public byte at(int index) {
        return array[start + Objects.checkIndex(index, length)];
    }

    public Bytes slice(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return from == to ? EMPTY : new Bytes(array, start + from, to - from);
    }

    public Bytes from(int index) {
        return slice(index, length);
    }

    /** Index of the first such byte at or after {@code from}, or -1. */
    public int indexOf(byte wanted, int from) {
        int i = start + from;
        int end = start + length;
        for (long pattern = ONES * (wanted & 0xff); i <= end - Long.BYTES; i += Long.BYTES) {
            long found = belowEach((long) LONGS.get(array, i) ^ pattern, 1);
            if (found != 0) {
                return firstOf(found) + i - start;
            }
        }
        for (; i < end; i++) {
            if (array[i] == wanted) {
                return i - start;
            }
        }
        return -1;
    }

    /**
     * Index of the first byte at or after {@code from} whose unsigned value is less, or -1. Message data is walked over
     * with this, so it takes eight bytes at a step.
     *
     * @param limit from 1 to 128
     */
    public int indexBelow(int limit, int from) {
        int i = start + from;
        int end = start + length;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            long found = belowEach((long) LONGS.get(array, i), limit);
            if (found != 0) {
                return firstOf(found) + i - start;
            }
        }
        for (; i < end; i++) {
            if ((array[i] & 0xff) < limit) {
                return i - start;
            }
        }
        return -1;
    }

    /** Index of the first byte above 127, or -1. */
    public int indexOfEightBit() {
        int i = start;
        int end = start + length;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            long found = (long) LONGS.get(array, i) & TOPS;
            if (found != 0) {
                return firstOf(found) + i - start;
            }
        }
        for (; i < end; i++) {
            if (array[i] < 0) {
                return i - start;
            }
        }
        return -1;
    }

    /** The top bit of each of the eight bytes that is less; bits above the lowest one set may be wrong. */
    private static long belowEach(long eight, int limit) {
        return (eight - ONES * limit) & ~eight & TOPS;
    }

    private static int firstOf(long found) {
        return Long.numberOfTrailingZeros(found) >>> 3;
    }

    public boolean endsWith(byte last) {
        return length > 0 && array[start + length - 1] == last;
    }

    public Bytes plus(Bytes next) {
        if (length == 0) {
            return next;
        }
        if (next.length == 0) {
            return this;
        }
        byte[] joined = Arrays.copyOfRange(array, start, start + length + next.length);
        System.arraycopy(next.array, next.start, joined, length, next.length);
        return wrap(joined);
    }

    /** The same bytes in an array of their own, so that a small slice does not keep a large chunk alive. */
    public Bytes compact() {
        return length == array.length ? this : wrap(toArray());
    }

    public byte[] toArray() {
        return Arrays.copyOfRange(array, start, start + length);
    }

    /** A read-only view, for checksums, digests and channels. */
    public ByteBuffer toByteBuffer() {
        return ByteBuffer.wrap(array, start, length).slice().asReadOnlyBuffer();
    }

    /** Without the copy that a digest makes of a read-only view. */
    public void addTo(MessageDigest digest) {
        digest.update(array, start, length);
    }

    public void copyTo(byte[] target, int at) {
        System.arraycopy(array, start, target, at, length);
    }

    /** One character a byte: loses nothing, right for protocol text. */
    public String latin1() {
        return text(StandardCharsets.ISO_8859_1);
    }

    /** Malformed input becomes U+FFFD. */
    public String utf8() {
        return text(StandardCharsets.UTF_8);
    }

    public String text(Charset charset) {
        return new String(array, start, length, charset);
    }

    public String hex() {
        return HexFormat.of().formatHex(array, start, start + length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(array, start, start + length, that.array, that.start, that.start + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    /** For messages of failed tests only; what a person sees is made by the notation. */
    @Override
    public String toString() {
        return length + " bytes " + slice(0, Math.min(length, 40)).hex();
    }
}
