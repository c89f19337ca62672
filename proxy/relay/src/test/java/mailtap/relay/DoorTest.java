package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import mailtap.transcript.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may come in, and where it listens. */
@ExtendWith(Leaks.class)
@Timeout(60)
class DoorTest {
    private static Relay start(Transport transport, RelaySettings settings, Route... routes) throws BindException {
        return Relay.start(List.of(routes), Relay.workplace(settings, transport, Ledger::chunks, new Ledger()));
    }

    private static Route route(String address, int port) {
        return new Route(
                "office",
                Protocol.SMTP,
                List.of(new InetSocketAddress(Network.parse(address).address(), port)),
                "127.0.0.1",
                9);
    }

    @ParameterizedTest
    @EnumSource
    void aPortInUseIsOneClearLine(Transport transport) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, Scene.LOOPBACK)) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> start(transport, RelaySettings.defaults(), route("127.0.0.1", port)))
                    .isInstanceOf(BindException.class)
                    .hasMessage("route office cannot listen on 127.0.0.1:" + port
                            + ": Address already in use; stop what listens there or choose another port");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddressOfAnotherMachineIsOneClearLine(Transport transport) {
        assertThatThrownBy(() -> start(transport, RelaySettings.defaults(), route("198.51.100.7", 0)))
                .isInstanceOf(BindException.class)
                .hasMessage("route office cannot listen on 198.51.100.7:0: Cannot assign requested address; "
                        + "choose an address of this machine");
    }

    @ParameterizedTest
    @EnumSource
    void aRouteToItselfIsRefusedAtOnce(Transport transport) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, Scene.LOOPBACK)) {
            port = free.getLocalPort();
        }
        Route loop = new Route(
                "office",
                Protocol.SMTP,
                List.of(new InetSocketAddress(Network.parse("127.0.0.1").address(), port)),
                "127.0.0.1",
                port);
        assertThatThrownBy(() -> start(transport, RelaySettings.defaults(), loop))
                .isInstanceOf(BindException.class)
                .hasMessage("route office leads back to mailtap: its server 127.0.0.1:" + port
                        + " is where mailtap itself listens; name the real server");
    }

    @ParameterizedTest
    @EnumSource
    void bothLoopbackAddressesShareAFreePort(Transport transport) throws IOException {
        Route route = new Route("office", Protocol.POP3, Route.loopback(0), "127.0.0.1", 9);
        try (Relay relay = start(transport, RelaySettings.defaults(), route)) {
            int port = Scene.address(relay).getPort();
            assertThat(port).isPositive();
            assertThat(relay.listening()).allSatisfy(listening -> {
                assertThat(listening.address().getAddress().isLoopbackAddress()).isTrue();
                assertThat(listening.address().getPort()).isEqualTo(port);
            });
        }
    }

    private static Optional<InetAddress> ownAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
    }

    @ParameterizedTest
    @EnumSource
    void strangersAreTurnedAway(Transport transport) throws IOException {
        Optional<InetAddress> own = ownAddress();
        assumeThat(own).as("an address of this machine besides loopback").isPresent();
        try (Relay relay = start(transport, RelaySettings.defaults(), route("0.0.0.0", 0))) {
            int port = Scene.address(relay).getPort();
            Peer stranger = Peer.to(new InetSocketAddress(own.get(), port));
            stranger.hearsNoMore();
            stranger.close();
            await().until(() -> relay.refusedClients() == 1);
            assertThat(relay.openSessions()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void allowedNetworksAndThisMachineAreWelcome(Transport transport) throws IOException {
        InetAddress own = ownAddress().orElse(Scene.LOOPBACK);
        try (ServerSocket server = new ServerSocket(0, 10, Scene.LOOPBACK)) {
            Route route = new Route(
                    "office",
                    Protocol.SMTP,
                    List.of(new InetSocketAddress(Network.parse("::").address(), 0)),
                    "127.0.0.1",
                    server.getLocalPort());
            RelaySettings settings = RelaySettings.defaults().withAllowed(List.of(Network.parse(own.getHostAddress())));
            try (Relay relay = start(transport, settings, route)) {
                for (InetAddress address : List.of(own, Scene.LOOPBACK)) {
                    Peer client = Peer.to(
                            new InetSocketAddress(address, Scene.address(relay).getPort()));
                    Peer accepted = new Peer(server.accept());
                    accepted.say("220");
                    client.hears("220");
                    accepted.close();
                    client.close();
                }
                assertThat(relay.refusedClients()).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void fiveHundredAtOnce(Transport transport) throws IOException {
        try (Scene scene = new Scene(transport)) {
            Thread.ofVirtual().start(() -> echo(scene.server));
            List<CompletableFuture<byte[]>> all = IntStream.range(0, 500)
                    .mapToObj(i -> TransparencyTest.inBackground(() -> {
                        Peer client = Peer.to(Scene.address(scene.relay));
                        client.say("hello " + i);
                        client.end();
                        byte[] answer = client.hearAll();
                        client.close();
                        return answer;
                    }))
                    .toList();
            for (int i = 0; i < all.size(); i++) {
                assertThat(all.get(i).join()).asString().isEqualTo("hello " + i);
            }
            await().until(() -> scene.ledger.ended().size() == 500);
        }
    }

    static void echo(ServerSocket server) {
        try {
            while (!server.isClosed()) {
                Peer peer = new Peer(server.accept());
                Thread.ofVirtual().start(() -> answer(peer));
            }
        } catch (IOException closed) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    private static void answer(Peer peer) {
        try {
            peer.say(peer.hearAll());
            peer.close();
        } catch (IOException gone) {
            // The client's own assertion says so.
        }
    }

    @Test
    void listenersCoverWhatLeadsToThem() {
        InetAddress any = Network.parse("0.0.0.0").address();
        InetAddress other = Network.parse("127.0.0.9").address();
        InetAddress abroad = Network.parse("198.51.100.7").address();
        assertThat(Listeners.covers(Scene.LOOPBACK, Scene.LOOPBACK)).isTrue();
        assertThat(Listeners.covers(Scene.LOOPBACK, any)).isTrue();
        assertThat(Listeners.covers(any, other)).isTrue();
        assertThat(Listeners.covers(Scene.LOOPBACK, other)).isFalse();
        assertThat(Listeners.covers(any, abroad)).isFalse();
    }
}
