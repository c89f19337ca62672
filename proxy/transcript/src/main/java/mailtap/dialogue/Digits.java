package mailtap.dialogue;

import mailtap.transcript.Bytes;

/** Numbers as they stand in lines. */
final class Digits {
    /** Larger sizes are refused by any server, and adding to them could overflow. */
    private static final int MOST = 18;

    private Digits() {}

    /** The number between two indexes, or -1 where there is anything but digits, nothing, or too many of them. */
    static long parse(Bytes bytes, int from, int to) {
        if (from == to || to - from > MOST) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes.at(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
