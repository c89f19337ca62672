package mailtap.relay;

import java.net.InetSocketAddress;
import java.util.List;
import mailtap.transcript.Protocol;

/**
 * One way through the relay.
 *
 * @param name as people call it
 * @param listen where clients connect; port 0 takes any free one, the same on all addresses
 * @param host of the server: a name, looked up for every session, or an address without brackets
 * @param tls what mailtap itself encrypts and decrypts
 * @param mx the host is a domain, and its mail exchangers are the servers
 */
public record Route(
        String name,
        Protocol protocol,
        List<InetSocketAddress> listen,
        String host,
        int port,
        RouteTls tls,
        boolean mx) {
    /** Without TLS of mailtap's own; what the two sides agree on among themselves is relayed closed. */
    public Route(String name, Protocol protocol, List<InetSocketAddress> listen, String host, int port) {
        this(name, protocol, listen, host, port, RouteTls.NONE);
    }

    public Route(String name, Protocol protocol, List<InetSocketAddress> listen, String host, int port, RouteTls tls) {
        this(name, protocol, listen, host, port, tls, false);
    }

    public Route {
        listen = List.copyOf(listen);
        if (listen.isEmpty() || listen.stream().anyMatch(InetSocketAddress::isUnresolved)) {
            throw new IllegalArgumentException("route " + name + " needs resolved addresses to listen on: " + listen);
        }
        if (host.isBlank() || port < 1 || port > 65535) {
            throw new IllegalArgumentException("route " + name + " has no server: " + host + ":" + port);
        }
    }

    /** The addresses to listen on when only a port is given: 127.0.0.1 and, where the machine has it, ::1. */
    public static List<InetSocketAddress> loopback(int port) {
        return List.of(loopback4(port), loopback6(port));
    }

    private static InetSocketAddress loopback4(int port) {
        return new InetSocketAddress(Addresses.of(new byte[] {127, 0, 0, 1}), port);
    }

    private static InetSocketAddress loopback6(int port) {
        byte[] one = new byte[16];
        one[15] = 1;
        return new InetSocketAddress(Addresses.of(one), port);
    }

    /** The server as people write it. */
    public String upstream() {
        String place = host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
        return mx ? "mx:" + place : place;
    }
}
