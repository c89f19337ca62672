package mailtap.mail;

import java.util.function.Consumer;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Side;

/**
 * Takes one message out of its session's entries as they stream by, as it would stand in a file: without dot stuffing
 * and terminator. What is missing in the session is missing here; {@link Message#holes()} says so.
 */
public final class MessageBytes {
    private final Side side;
    private final int first;
    private final int last;
    private final Consumer<Bytes> out;
    private final Unstuffer unstuffer;

    public MessageBytes(Message message, Consumer<Bytes> out) {
        this(Side.CLIENT, message.exchange(), message.lastExchange(), out);
    }

    public MessageBytes(Retrieved retrieved, Consumer<Bytes> out) {
        this(Side.SERVER, retrieved.exchange(), retrieved.exchange(), out);
    }

    private MessageBytes(Side side, int first, int last, Consumer<Bytes> out) {
        this.side = side;
        this.first = first;
        this.last = last;
        this.out = out;
        this.unstuffer = new Unstuffer(out);
    }

    public void accept(Entry entry) {
        if (entry instanceof Frame frame
                && frame.side() == side
                && frame.exchange() >= first
                && frame.exchange() <= last) {
            data(frame);
        }
    }

    private void data(Frame frame) {
        if (frame.label() == Label.CHUNK) {
            out.accept(frame.bytes());
        } else if (frame.label() == Label.CONTENT || frame.label() == Label.LISTING) {
            unstuffer.add(frame.bytes());
        }
    }

    /** No more entries will come. */
    public void finish() {
        unstuffer.finish();
    }
}
