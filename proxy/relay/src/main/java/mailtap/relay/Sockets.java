package mailtap.relay;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.socket.SocketChannel;

/** How every connection is set up, on both legs. */
final class Sockets {
    private Sockets() {}

    static void prepare(SocketChannel channel) {
        channel.config()
                .setAutoRead(false)
                .setAllowHalfClosure(true)
                // A failed write must not close a connection whose last words are still to be read.
                .setAutoClose(false)
                .setTcpNoDelay(true)
                // Otherwise a peer that lost its power would hold a session for ever.
                .setKeepAlive(true)
                .setAllocator(PooledByteBufAllocator.DEFAULT)
                .setRecvByteBufAllocator(
                        new AdaptiveRecvByteBufAllocator(Limits.CHUNK_MIN, Limits.CHUNK_START, Limits.CHUNK_MAX));
    }
}
