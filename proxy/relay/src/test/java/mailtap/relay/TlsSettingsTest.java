package mailtap.relay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import mailtap.relay.RouteTls.Begin;
import mailtap.relay.tls.KeyLog;
import mailtap.relay.tls.TlsEngine;
import mailtap.relay.tls.TlsSettings;
import mailtap.relay.tls.UpstreamTls;
import mailtap.relay.tls.UpstreamTlsSettings;
import mailtap.transcript.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator can choose about TLS, as the server sees it. */
@ExtendWith(Leaks.class)
@Timeout(120)
class TlsSettingsTest {
    private final TlsPeers peers = new TlsPeers(Instant.now());
    private final Ledger ledger = new Ledger();

    private UpstreamTlsSettings settings(Way way) {
        return UpstreamTlsSettings.defaults().withCommon(way.tls()).withAuthorities(List.of(peers.world.certificate()));
    }

    private Relay relay(Way way, int port, UpstreamTlsSettings settings) throws IOException {
        RouteTls tls = RouteTls.originate(Begin.IMPLICIT, UpstreamTls.of(settings));
        List<InetSocketAddress> listen = List.of(new InetSocketAddress(Scene.LOOPBACK, 0));
        Route route = new Route("secure", Protocol.POP3, listen, "localhost", port, tls);
        return Relay.start(List.of(route), Relay.workplace(TlsScene.SETTINGS, way.transport, Ledger::chunks, ledger));
    }

    /** What the server knows of its session with mailtap. */
    private static CompletableFuture<SSLSession> greet(ServerSocket server) {
        CompletableFuture<SSLSession> session = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                socket.startHandshake();
                socket.getOutputStream().write("+OK\r\n".getBytes(US_ASCII));
                socket.getInputStream().readAllBytes();
                session.complete(socket.getSession());
            } catch (IOException e) {
                session.completeExceptionally(e);
            }
        });
        return session;
    }

    private static void talk(Relay relay) throws IOException {
        Peer client = Peer.to(Scene.address(relay));
        client.hears("+OK\r\n");
        client.close();
    }

    @ParameterizedTest
    @EnumSource
    void aSessionIsResumed(Way way) throws Exception {
        try (ServerSocket server = peers.server(Instant.now());
                Relay relay = relay(way, server.getLocalPort(), settings(way))) {
            CompletableFuture<SSLSession> first = greet(server);
            talk(relay);
            long created = first.join().getCreationTime();
            CompletableFuture<SSLSession> second = greet(server);
            talk(relay);
            assertThat(second.join().getCreationTime()).isEqualTo(created);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatAsksIsShownTheClientCertificate(Way way) throws Exception {
        SSLContext context = peers.mutual(Instant.now());
        try (ServerSocket server = context.getServerSocketFactory().createServerSocket(0, 10, Scene.LOOPBACK)) {
            ((SSLServerSocket) server).setNeedClientAuth(true);
            UpstreamTlsSettings known = settings(way).withCertificate(peers.clientCertificate());
            try (Relay relay = relay(way, server.getLocalPort(), known)) {
                CompletableFuture<SSLSession> session = greet(server);
                talk(relay);
                assertThat(session.join().getPeerPrincipal().getName()).isEqualTo("CN=mailtap-client");
            }
        }
    }

    @Test
    void keysAreLoggedForSniffers(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("keys");
        try (KeyLog log = KeyLog.to(file);
                ServerSocket server = peers.server(Instant.now());
                Relay relay = relay(
                        Way.EPOLL_BORINGSSL,
                        server.getLocalPort(),
                        settings(Way.EPOLL_BORINGSSL)
                                .withCommon(TlsSettings.defaults().withKeyLog(log)))) {
            CompletableFuture<SSLSession> session = greet(server);
            talk(relay);
            session.join();
        }
        assertThat(file).content().contains("CLIENT_TRAFFIC_SECRET_0 ", "SERVER_TRAFFIC_SECRET_0 ");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() ->
                        TlsSettings.defaults().withEngine(TlsEngine.JDK).withKeyLog(KeyLog.to(folder.resolve("none"))))
                .hasMessageContaining("a key log needs BoringSSL");
    }

    @Test
    void aRouteBackToMailtapByNameIsRefusedAtTheStart() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, Scene.LOOPBACK)) {
            port = free.getLocalPort();
        }
        Route loop = new Route(
                "loop", Protocol.SMTP, List.of(new InetSocketAddress(Scene.LOOPBACK, port)), "localhost", port);
        assertThatThrownBy(() -> Relay.start(List.of(loop), RelaySettings.defaults(), Ledger::chunks, ledger))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("leads back to mailtap");
    }
}
