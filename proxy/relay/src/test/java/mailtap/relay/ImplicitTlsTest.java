package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import mailtap.relay.RouteTls.Begin;
import mailtap.relay.tls.UpstreamTls;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionEnd.EndedBy;
import mailtap.transcript.Side;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS from the first byte, on the server's side, on the client's, and on both. */
@ExtendWith(Leaks.class)
@Timeout(60)
class ImplicitTlsTest {
    private final Instant now = Instant.now();

    private final Ledger ledger = new Ledger();
    private final TlsPeers peers = new TlsPeers(now);

    private Relay relay(Transport transport, int serverPort, RouteTls tls) throws IOException {
        Route route = new Route(
                "secure",
                Protocol.POP3,
                List.of(new InetSocketAddress(Scene.LOOPBACK, 0)),
                "localhost",
                serverPort,
                tls);
        return Relay.start(
                List.of(route), Relay.workplace(RelaySettings.defaults(), transport, Ledger::chunks, ledger));
    }

    private static CompletableFuture<byte[]> greetAndHear(ServerSocket server, byte[] greeting) {
        return TransparencyTest.inBackground(() -> {
            Peer peer = new Peer(server.accept());
            peer.say(greeting);
            byte[] heard = peer.hearAll();
            peer.close();
            return heard;
        });
    }

    private static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @EnumSource
    void plainClientTlsServer(Transport transport) throws Exception {
        byte[] up = random(300_000, 1);
        byte[] down = random(300_000, 2);
        try (ServerSocket server = peers.server(now);
                Relay relay = relay(
                        transport,
                        server.getLocalPort(),
                        RouteTls.originate(Begin.IMPLICIT, peers.believingTheWorld()))) {
            CompletableFuture<byte[]> atServer = greetAndHear(server, down);
            Peer client = Peer.to(Scene.address(relay));
            CompletableFuture<byte[]> atClient = TransparencyTest.inBackground(() -> client.hear(down.length));
            client.say(up);
            assertThat(atClient.join()).isEqualTo(down);
            client.end();
            assertThat(atServer.join()).isEqualTo(up);
            client.hearsEnd();
            client.close();
            assertThat(Ledger.bytes(ledger.awaitOne(), Side.CLIENT)).isEqualTo(up);
            assertThat(Ledger.bytes(ledger.awaitOne(), Side.SERVER)).isEqualTo(down);
            assertThat(ledger.awaitEnd().endedBy()).isEqualTo(EndedBy.CLIENT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tlsOnBothSides(Transport transport) throws Exception {
        byte[] up = random(300_000, 3);
        byte[] down = random(300_000, 4);
        try (ServerSocket server = peers.server(now);
                Relay relay = relay(
                        transport,
                        server.getLocalPort(),
                        RouteTls.intercept(
                                Begin.IMPLICIT, Begin.IMPLICIT, peers.asMailtap(), peers.believingTheWorld()))) {
            CompletableFuture<byte[]> atServer = greetAndHear(server, down);
            Peer client = TlsPeers.client(Scene.address(relay), peers.mailtap.certificate());
            CompletableFuture<byte[]> atClient = TransparencyTest.inBackground(() -> client.hear(down.length));
            client.say(up);
            assertThat(atClient.join()).isEqualTo(down);
            client.close();
            assertThat(atServer.join()).isEqualTo(up);
            assertThat(Ledger.bytes(ledger.awaitOne(), Side.CLIENT)).isEqualTo(up);
            assertThat(Ledger.bytes(ledger.awaitOne(), Side.SERVER)).isEqualTo(down);
            assertThat(Ledger.findings(ledger.awaitOne())).isEmpty();
        }
    }

    private Finding failure(Transport transport, ServerSocket server, UpstreamTls tls) throws Exception {
        try (Relay relay = relay(transport, server.getLocalPort(), RouteTls.originate(Begin.IMPLICIT, tls))) {
            CompletableFuture<byte[]> atServer = greetAndHear(server, new byte[10]);
            Peer client = Peer.to(Scene.address(relay));
            client.say("USER x");
            client.hearsNoMore();
            client.close();
            assertThat(atServer).failsWithin(Duration.ofSeconds(20));
            List<Entry> entries = ledger.awaitOne();
            assertThat(((SessionEnd) entries.getLast()).endedBy()).isEqualTo(EndedBy.TLS_FAILED);
            assertThat(Ledger.findings(entries)).hasSize(1);
            return Ledger.findings(entries).getFirst();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatNobodyVouchesForGetsNothing(Transport transport) throws Exception {
        try (ServerSocket server = peers.server(now)) {
            Finding finding = failure(transport, server, UpstreamTls.verified());
            assertThat(finding.kind()).isEqualTo(FindingKind.UPSTREAM_TLS_FAILED);
            assertThat(finding.detail()).contains("the certificate is signed by nobody who is trusted");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anExpiredCertificateIsNotAccepted(Transport transport) throws Exception {
        TlsPeers old = new TlsPeers(now.minus(Duration.ofDays(60)));
        try (ServerSocket server = old.server(now.minus(Duration.ofDays(60)))) {
            Finding finding = failure(transport, server, old.believingTheWorld());
            assertThat(finding.kind()).isEqualTo(FindingKind.UPSTREAM_TLS_FAILED);
            assertThat(finding.detail()).contains("the certificate has expired");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatSpeaksPlainIsNamed(Transport transport) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, Scene.LOOPBACK);
                Relay relay = relay(
                        transport,
                        server.getLocalPort(),
                        RouteTls.originate(Begin.IMPLICIT, peers.believingTheWorld()))) {
            Peer client = Peer.to(Scene.address(relay));
            Peer plain = new Peer(server.accept());
            plain.say("+OK this is not TLS\r\n");
            client.hearsNoMore();
            assertThat(Ledger.findings(ledger.awaitOne()))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.detail()).endsWith("what came is not TLS"));
            plain.close();
            client.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClientThatDoesNotTrustMailtapIsNamed(Transport transport) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, Scene.LOOPBACK);
                Relay relay = relay(
                        transport,
                        server.getLocalPort(),
                        RouteTls.intercept(
                                Begin.IMPLICIT, Begin.PLAIN, peers.asMailtap(), peers.believingTheWorld()))) {
            Peer client = TlsPeers.client(Scene.address(relay), peers.world.certificate());
            assertThatThrownBy(() -> client.say("USER x")).isInstanceOf(SSLException.class);
            client.close();
            new Peer(server.accept()).hearsNoMore();
            assertThat(Ledger.findings(ledger.awaitOne()))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.kind()).isEqualTo(FindingKind.CLIENT_TLS_FAILED));
        }
    }

    @ParameterizedTest
    @EnumSource
    void garbageInsteadOfAHelloHarmsNobody(Transport transport) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, Scene.LOOPBACK);
                Relay relay = relay(
                        transport,
                        server.getLocalPort(),
                        RouteTls.intercept(
                                Begin.IMPLICIT, Begin.PLAIN, peers.asMailtap(), peers.believingTheWorld()))) {
            Peer client = Peer.to(Scene.address(relay));
            client.say("EHLO I am not TLS\r\n");
            client.hearAll();
            client.close();
            assertThat(Ledger.findings(ledger.awaitOne()))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.detail()).isEqualTo("what came is not TLS"));
            assertThat(ledger.awaitEnd().endedBy()).isEqualTo(EndedBy.TLS_FAILED);
        }
    }
}
