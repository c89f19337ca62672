package mailtap.viewer.wiring;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import mailtap.mail.MessageBytes;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Transcript;

/** The bytes of one message out of its session, without dot stuffing; no more of it at a time than one entry holds. */
public final class MessageStream extends InputStream {
    private final Iterator<Entry> entries;
    private final MessageBytes message;
    private final Deque<Bytes> ready = new ArrayDeque<>();
    private int at;
    private boolean finished;

    /** @param message takes the message's bytes out of the entries and hands them on */
    public MessageStream(Transcript session, Function<Consumer<Bytes>, MessageBytes> message) {
        this.entries = session.entries().iterator();
        this.message = message.apply(this::add);
    }

    private void add(Bytes bytes) {
        if (!bytes.isEmpty()) {
            ready.add(bytes);
        }
    }

    private boolean isAtEnd() {
        while (ready.isEmpty() && !finished) {
            if (entries.hasNext()) {
                message.accept(entries.next());
            } else {
                message.finish();
                finished = true;
            }
        }
        return ready.isEmpty();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        Bytes first = ready.getFirst();
        int count = Math.min(length, first.length() - at);
        first.slice(at, at + count).toByteBuffer().get(into, offset, count);
        at += count;
        if (at == first.length()) {
            ready.removeFirst();
            at = 0;
        }
        return count;
    }
}
