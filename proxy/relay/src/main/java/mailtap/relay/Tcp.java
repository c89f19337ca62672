package mailtap.relay;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollSocketChannel;

/** What the kernel knows of a connection, where the transport lets us ask. */
final class Tcp {
    /** In Linux's netinet/tcp.h. */
    private static final int TCP_CLOSE = 7;

    private Tcp() {}

    static boolean canBeAsked(Channel channel) {
        return channel instanceof EpollSocketChannel;
    }

    static boolean isClosedByPeer(Channel channel) {
        return channel instanceof EpollSocketChannel socket
                && (!socket.isOpen() || socket.tcpInfo().state() == TCP_CLOSE);
    }

    /** Everything written has reached the peer's kernel; true as well where nobody knows. */
    static boolean isDelivered(Channel channel) {
        return !(channel instanceof EpollSocketChannel socket
                && socket.tcpInfo().unacked() > 0);
    }
}
