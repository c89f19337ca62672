package mailtap.dialogue;

import java.util.Arrays;
import mailtap.transcript.Bytes;

/** Bytes put by until more of them come; grows by doubling, so that any chunking costs the same. */
final class Gather {
    private static final int FIRST = 256;

    private byte[] array = {};
    private int length;

    int length() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** The first byte of those there are. */
    byte first() {
        return array[0];
    }

    void add(Bytes bytes) {
        int needed = length + bytes.length();
        if (needed > array.length) {
            array = Arrays.copyOf(array, Math.max(needed, Math.max(FIRST, array.length * 2)));
        }
        bytes.copyTo(array, length);
        length = needed;
    }

    /** A copy of what there is. */
    Bytes peek() {
        return Bytes.wrap(Arrays.copyOf(array, length));
    }

    Bytes take() {
        Bytes all = Bytes.wrap(length == array.length ? array : Arrays.copyOf(array, length));
        array = new byte[0];
        length = 0;
        return all;
    }
}
