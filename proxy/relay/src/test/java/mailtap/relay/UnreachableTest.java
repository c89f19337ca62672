package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionEnd.EndedBy;
import mailtap.transcript.SessionStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that cannot be reached: the client sees a closed connection, the record says why. */
@ExtendWith(Leaks.class)
@Timeout(60)
class UnreachableTest {
    private final Ledger ledger = new Ledger();

    /** A resolver with a few names of its own. */
    private static Lookup names(Map<String, List<String>> hosts) {
        return new Lookup() {
            @Override
            List<InetAddress> addresses(String host) throws UnknownHostException {
                List<InetAddress> found = new ArrayList<>();
                for (String address : hosts.getOrDefault(host, List.of(host))) {
                    found.add(Network.parse(address).address());
                }
                if (hosts.containsKey(host) && found.isEmpty()) {
                    throw new UnknownHostException(host);
                }
                return found;
            }
        };
    }

    private Relay start(Transport transport, Lookup lookup, Route route, Duration timeout) throws IOException {
        return Relay.start(
                List.of(route),
                Relay.workplace(RelaySettings.defaults().withConnectTimeout(timeout), transport, Ledger::chunks, ledger)
                        .withLookup(lookup));
    }

    private Finding onlyFinding(EndedBy endedBy) {
        List<Entry> entries = ledger.awaitOne();
        assertThat(entries).hasSize(3);
        assertThat(entries.getFirst())
                .isInstanceOfSatisfying(
                        SessionStart.class,
                        start -> assertThat(start.server()).matches(end -> end.host() == null || end.ip() == null));
        assertThat(entries.getLast())
                .isInstanceOfSatisfying(
                        SessionEnd.class, end -> assertThat(end.endedBy()).isEqualTo(endedBy));
        return (Finding) entries.get(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, Scene.LOOPBACK)) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refused(Transport transport) throws IOException {
        Route route = Scene.route("127.0.0.1", freePort());
        try (Relay relay = start(transport, names(Map.of()), route, Duration.ofSeconds(20))) {
            Peer client = Peer.to(Scene.address(relay));
            client.hearsNoMore();
            Finding finding = onlyFinding(EndedBy.UNREACHABLE);
            assertThat(finding.kind()).isEqualTo(FindingKind.UPSTREAM_REFUSED);
            assertThat(finding.detail()).isEqualTo("127.0.0.1:" + route.port() + ": refused");
            client.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noSuchName(Transport transport) throws IOException {
        Lookup lookup = names(Map.of("nowhere.invalid", List.of()));
        Route route = Scene.route("nowhere.invalid", 25);
        try (Relay relay = start(transport, lookup, route, Duration.ofSeconds(20))) {
            Peer client = Peer.to(Scene.address(relay));
            client.hearsNoMore();
            Finding finding = onlyFinding(EndedBy.UNREACHABLE);
            assertThat(finding.kind()).isEqualTo(FindingKind.UPSTREAM_UNREACHABLE);
            assertThat(finding.detail()).isEqualTo("nowhere.invalid:25: the name has no address");
            client.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noAnswer(Transport transport) throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, Scene.LOOPBACK)) {
            List<SocketChannel> crowd = crowd(full);
            Route route = Scene.route("127.0.0.1", full.getLocalPort());
            try (Relay relay = start(transport, names(Map.of()), route, Duration.ofMillis(300))) {
                Peer client = Peer.to(Scene.address(relay));
                client.hearsNoMore();
                assertThat(onlyFinding(EndedBy.UNREACHABLE).kind()).isEqualTo(FindingKind.UPSTREAM_TIMEOUT);
                client.close();
            }
            for (SocketChannel channel : crowd) {
                channel.close();
            }
        }
    }

    /** More connections than the backlog holds: the kernel drops what comes after. */
    private static List<SocketChannel> crowd(ServerSocket full) throws IOException {
        List<SocketChannel> crowd = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(Scene.LOOPBACK, full.getLocalPort()));
            crowd.add(channel);
        }
        return crowd;
    }

    @ParameterizedTest
    @EnumSource
    void theSecondAddressIsTriedWhenTheFirstRefuses(Transport transport) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 10, Scene.LOOPBACK)) {
            Lookup lookup = names(Map.of("two.test", List.of("127.0.0.2", "127.0.0.1")));
            Route route = Scene.route("two.test", server.getLocalPort());
            try (Relay relay = start(transport, lookup, route, Duration.ofSeconds(20))) {
                Peer client = Peer.to(Scene.address(relay));
                Peer accepted = new Peer(server.accept());
                accepted.say("220");
                client.hears("220");
                accepted.close();
                client.close();
                assertThat(ledger.awaitOne().getFirst()).isInstanceOfSatisfying(SessionStart.class, start -> {
                    assertThat(start.server().ip()).isEqualTo("127.0.0.1");
                    assertThat(start.server().host()).isEqualTo("two.test");
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNameThatComesToLeadBackIsRefused(Transport transport) throws IOException {
        int port = freePort();
        Route route = new Route(
                "loop", Protocol.SMTP, List.of(new InetSocketAddress(Scene.LOOPBACK, port)), "mail.test", port);
        Iterator<String> moving = List.of("192.0.2.9", "127.0.0.1").iterator();
        Lookup lookup = new Lookup() {
            @Override
            List<InetAddress> addresses(String host) throws UnknownHostException {
                return List.of(InetAddress.getByName(moving.next()));
            }
        };
        try (Relay relay = start(transport, lookup, route, Duration.ofSeconds(20))) {
            Peer client = Peer.to(Scene.address(relay));
            client.hearsNoMore();
            assertThat(onlyFinding(EndedBy.UNREACHABLE).kind()).isEqualTo(FindingKind.UPSTREAM_IS_MAILTAP);
            client.close();
        }
    }

    @Test
    void aSlowLookupDelaysOnlyItsOwnRoute() throws IOException {
        CountDownLatch stuck = new CountDownLatch(1);
        Lookup lookup = new Lookup() {
            @Override
            List<InetAddress> addresses(String host) throws UnknownHostException {
                if (host.equals("slow.test")) {
                    try {
                        stuck.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
                return List.of(Scene.LOOPBACK);
            }
        };
        Route route = Scene.route("slow.test", 25);
        try (Relay relay = start(Transport.best(), lookup, route, Duration.ofMillis(200))) {
            Peer client = Peer.to(Scene.address(relay));
            client.hearsNoMore();
            assertThat(onlyFinding(EndedBy.UNREACHABLE).kind()).isEqualTo(FindingKind.UPSTREAM_TIMEOUT);
            assertThat(lookup.find("127.0.0.1")).isCompletedWithValue(List.of(Scene.LOOPBACK));
            assertThat(lookup.find("fast.test").join()).containsExactly(Scene.LOOPBACK);
            client.close();
        } finally {
            stuck.countDown();
        }
    }

    @Test
    void aClientThatGivesUpWhileTheServerIsLookedFor() throws IOException {
        CountDownLatch stuck = new CountDownLatch(1);
        Lookup lookup = new Lookup() {
            @Override
            List<InetAddress> addresses(String host) {
                try {
                    stuck.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return List.of(Scene.LOOPBACK);
            }
        };
        Route route = Scene.route("slow.test", freePort());
        try (Relay relay = start(Transport.best(), lookup, route, Duration.ofSeconds(20))) {
            Peer client = Peer.to(Scene.address(relay));
            client.say("hello?");
            client.reset();
            if (Transport.best() == Transport.EPOLL) {
                assertThat(ledger.awaitEnd().endedBy()).isEqualTo(EndedBy.CLIENT_RESET);
            }
        } finally {
            stuck.countDown();
        }
        assertThat(ledger.awaitOne().getFirst()).isInstanceOf(SessionStart.class);
    }
}
