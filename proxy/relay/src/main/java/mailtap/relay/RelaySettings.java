package mailtap.relay;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * What an operator may set.
 *
 * @param connectTimeout for finding and reaching the server, all its addresses together
 * @param allowed networks besides loopback whose clients are accepted
 * @param threads event loops that carry sessions
 * @param crowdedPause how long a session's reading may wait for a recorder that cannot keep up
 * @param handshakeTimeout for TLS on one leg, and for all that mailtap itself says to a server before it
 * @param nameServers asked for mail exchangers; empty: those of this machine
 */
public record RelaySettings(
        Duration connectTimeout,
        List<Network> allowed,
        int threads,
        Duration crowdedPause,
        Duration handshakeTimeout,
        List<InetSocketAddress> nameServers) {
    public RelaySettings {
        nameServers = List.copyOf(nameServers);
        allowed = List.copyOf(allowed);
        if (threads < 1
                || connectTimeout.isNegative()
                || connectTimeout.isZero()
                || crowdedPause.isNegative()
                || handshakeTimeout.isNegative()
                || handshakeTimeout.isZero()) {
            throw new IllegalArgumentException("threads " + threads + ", connect timeout " + connectTimeout
                    + ", crowded pause " + crowdedPause + ", handshake timeout " + handshakeTimeout);
        }
    }

    public static RelaySettings defaults() {
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        return new RelaySettings(
                Duration.ofSeconds(30), List.of(), threads, Duration.ofSeconds(2), Duration.ofSeconds(15), List.of());
    }

    public RelaySettings withConnectTimeout(Duration timeout) {
        return new RelaySettings(timeout, allowed, threads, crowdedPause, handshakeTimeout, nameServers);
    }

    public RelaySettings withAllowed(List<Network> networks) {
        return new RelaySettings(connectTimeout, networks, threads, crowdedPause, handshakeTimeout, nameServers);
    }

    public RelaySettings withThreads(int count) {
        return new RelaySettings(connectTimeout, allowed, count, crowdedPause, handshakeTimeout, nameServers);
    }

    public RelaySettings withCrowdedPause(Duration pause) {
        return new RelaySettings(connectTimeout, allowed, threads, pause, handshakeTimeout, nameServers);
    }

    public RelaySettings withHandshakeTimeout(Duration timeout) {
        return new RelaySettings(connectTimeout, allowed, threads, crowdedPause, timeout, nameServers);
    }

    public RelaySettings withNameServers(List<InetSocketAddress> servers) {
        return new RelaySettings(connectTimeout, allowed, threads, crowdedPause, handshakeTimeout, servers);
    }
}
