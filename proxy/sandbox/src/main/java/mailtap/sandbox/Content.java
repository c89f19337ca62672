package mailtap.sandbox;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** What comes after 354, until CRLF dot CRLF and nothing else (RFC 5321 4.1.1.4, 4.5.2). */
final class Content {
    private static final byte[] END = {'.', '\r', '\n'};

    private final int bytesMax;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean afterCrLf = true;
    private boolean afterCr;
    private boolean tooBig;

    Content(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** True where this was the end. */
    boolean ends(Lines.Piece piece) {
        byte[] bytes = piece.bytes();
        if (afterCrLf && Arrays.equals(bytes, END)) {
            return true;
        }
        int from = afterCrLf && bytes[0] == '.' ? 1 : 0;
        keep(bytes, from);
        int length = bytes.length;
        boolean crBefore = length > 1 ? bytes[length - 2] == '\r' : afterCr;
        afterCrLf = piece.endsLine() && crBefore;
        afterCr = bytes[length - 1] == '\r';
        return false;
    }

    boolean isTooBig() {
        return tooBig;
    }

    byte[] bytes() {
        return kept.toByteArray();
    }

    private void keep(byte[] bytes, int from) {
        tooBig |= kept.size() + bytes.length - from > bytesMax;
        if (tooBig) {
            kept.reset();
        } else {
            kept.write(bytes, from, bytes.length - from);
        }
    }
}
