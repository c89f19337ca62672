package mailtap.notation;

import mailtap.transcript.Frame;
import mailtap.transcript.Side;

/** Where the next frame of each side is expected. */
final class Offsets {
    private long client;
    private long server;

    long next(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    void set(Side side, long offset) {
        if (side == Side.CLIENT) {
            client = offset;
        } else {
            server = offset;
        }
    }

    void pass(Frame frame) {
        set(frame.side(), frame.offset() + frame.length());
    }
}
