package mailtap.relay;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Chunks of one side that were read and not passed on yet: epoll delivers what came before a FIN or a reset without being
 * asked, and what stands behind a STARTTLS has to wait for the reply.
 */
final class Held {
    private static final byte HANDSHAKE_RECORD = 22;

    private final Deque<ByteBuf> chunks = new ArrayDeque<>();

    void add(ByteBuf chunk) {
        chunks.add(chunk);
    }

    @Nullable
    ByteBuf poll() {
        return chunks.poll();
    }

    /** What was not taken of a chunk is the next one again; the chunk ends where that begins. */
    void giveBack(ByteBuf chunk, int taken) {
        int rest = chunk.readableBytes() - taken;
        if (rest > 0) {
            chunks.addFirst(chunk.retainedSlice(chunk.readerIndex() + taken, rest));
            chunk.writerIndex(chunk.readerIndex() + taken);
        }
    }

    /** Whether it begins with what can only be TLS. */
    boolean beginsWithHello() {
        ByteBuf first = chunks.peek();
        return first != null && first.getByte(first.readerIndex()) == HANDSHAKE_RECORD;
    }

    /** Hands over all there is, and with it the duty to release it. */
    void drainTo(Consumer<ByteBuf> taker) {
        for (ByteBuf chunk = chunks.poll(); chunk != null; chunk = chunks.poll()) {
            taker.accept(chunk);
        }
    }
}
