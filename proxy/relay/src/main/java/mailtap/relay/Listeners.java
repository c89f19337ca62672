package mailtap.relay;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The sockets that accept clients. Safe for all threads. */
final class Listeners {
    private final List<Channel> open = new CopyOnWriteArrayList<>();

    void add(Channel channel) {
        open.add(channel);
    }

    void close() {
        open.forEach(channel -> channel.close().awaitUninterruptibly());
    }

    boolean haveOn(int port) {
        return open.stream().anyMatch(channel -> ((InetSocketAddress) channel.localAddress()).getPort() == port);
    }

    /** Whether a connection to that address would end here: a relay that fed itself would never stop. */
    boolean reach(InetAddress address, int port) {
        return open.stream()
                .map(channel -> (InetSocketAddress) channel.localAddress())
                .anyMatch(ours -> ours.getPort() == port && covers(ours.getAddress(), address));
    }

    static boolean covers(InetAddress listener, InetAddress target) {
        if (target.isAnyLocalAddress()) {
            return listener.isAnyLocalAddress() || listener.isLoopbackAddress();
        }
        return listener.equals(target) || (listener.isAnyLocalAddress() && isThisMachine(target));
    }

    private static boolean isThisMachine(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return false;
        }
    }
}
