package mailtap.relay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import mailtap.relay.RouteTls.Begin;
import mailtap.relay.tls.TlsVersion;
import mailtap.relay.tls.UpstreamTls;
import mailtap.transcript.FindingKind;
import mailtap.transcript.SessionEnd.EndedBy;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.TlsFacts.Outcome;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that do not do TLS as one does: the session ends clearly, and the next one is served. */
@ExtendWith(Leaks.class)
@Timeout(120)
class HostileTlsTest {
    private static RouteTls implicit(TlsScene scene, Way way) {
        return RouteTls.intercept(
                Begin.IMPLICIT, Begin.PLAIN, scene.peers.asMailtap(way.tls()), UpstreamTls.of(scene.upstream()));
    }

    private static TlsScene scene(Way way) throws IOException {
        TlsScene scene = new TlsScene(way);
        return scene.with(implicit(scene, way));
    }

    private static void says(Way way, byte[] bytes, String words) throws Exception {
        try (TlsScene scene = scene(way)) {
            Peer client = scene.client();
            scene.accept();
            client.say(bytes);
            client.hearsAnything();
            assertThat(scene.findings()).containsExactly(FindingKind.CLIENT_TLS_FAILED);
            assertThat(scene.facts()).singleElement().satisfies(facts -> {
                assertThat(facts.leg()).isEqualTo(Side.CLIENT);
                assertThat(facts.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(facts.failure()).isEqualTo(words);
            });
            assertThat(scene.ledger.awaitEnd().endedBy()).isEqualTo(EndedBy.TLS_FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void garbage(Way way) throws Exception {
        says(way, "EHLO me\r\n".getBytes(US_ASCII), "what came is not TLS");
    }

    @ParameterizedTest
    @EnumSource
    void aHelloLongerThanAnyClients(Way way) throws Exception {
        says(way, new byte[] {22, 3, 1, 0, 9, 1, 0, 127, 127, 3, 3, 0, 0, 0}, "the hello is longer than any client's");
    }

    @ParameterizedTest
    @EnumSource
    void aHelloThatDoesNotCome(Way way) throws Exception {
        TlsScene scene = new TlsScene(way);
        try (scene.server) {
            scene.impatient(implicit(scene, way));
            Peer client = scene.client();
            client.say(new byte[] {22, 3, 1});
            client.hearsNoMore();
            assertThat(scene.facts().getFirst().failure()).isEqualTo("the handshake took too long");
            scene.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHelloInPiecesOfOneByte(Way way) throws Exception {
        try (TlsScene scene = scene(way);
                Trickle trickle = Trickle.to(scene.address())) {
            Peer client = Peer.to(trickle.address());
            Peer inside = client.secureAsClient(TlsPeers.trusting(scene.peers.mailtap.certificate()));
            inside.say("EHLO me\r\n");
            Peer server = scene.accept();
            server.hears("EHLO me\r\n");
            inside.close();
            server.close();
            assertThat(scene.facts().getFirst().outcome()).isEqualTo(Outcome.OPENED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHelloThatNamesNobody(Way way) throws Exception {
        try (TlsScene scene = scene(way)) {
            SSLContext trusting = TlsPeers.trusting(scene.peers.mailtap.certificate());
            SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket();
            socket.connect(scene.address());
            Peer client = new Peer(socket);
            client.say("EHLO me\r\n");
            Peer server = scene.accept();
            server.hears("EHLO me\r\n");
            client.close();
            server.close();
            TlsFacts facts = scene.facts().getFirst();
            assertThat(facts.outcome()).isEqualTo(Outcome.OPENED);
            assertThat(facts.sni()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyNamesAreServedAndFewRemembered(Way way) throws Exception {
        try (TlsScene scene = scene(way)) {
            SSLContext trusting = TlsPeers.trusting(scene.peers.mailtap.certificate());
            for (int i = 0; i < 20; i++) {
                SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket();
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setServerNames(List.of(new SNIHostName("host" + i + ".localhost")));
                socket.setSSLParameters(parameters);
                socket.connect(scene.address());
                socket.startHandshake();
                scene.accept().close();
                socket.close();
            }
        }
    }

    /** As the name of a mail exchanger is, where the route says {@code mx:} and the authority was made before. */
    @ParameterizedTest
    @EnumSource
    void aNameThatTheAuthorityMayNotSignForIsNamed(Way way) throws Exception {
        try (TlsScene scene = scene(way)) {
            SSLContext trusting = TlsPeers.trusting(scene.peers.mailtap.certificate());
            Socket plain = new Socket();
            plain.connect(scene.address());
            SSLSocket socket = (SSLSocket)
                    trusting.getSocketFactory().createSocket(plain, "mx1.example.net", plain.getPort(), true);
            TlsPeers.verify(socket);
            assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
            assertThat(Ledger.findings(scene.entries()))
                    .singleElement()
                    .satisfies(told -> assertThat(told.detail())
                            .contains("it asked for mx1.example.net, which the authority may not sign for")
                            .endsWith("mailtap ca rotate --now mx1.example.net makes one that may"));
            socket.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void renegotiationIsRefused(Way way) throws Exception {
        try (TlsScene scene = scene(way)) {
            Socket plain = new Socket();
            plain.connect(scene.address());
            SSLSocket socket = (SSLSocket) TlsPeers.trusting(scene.peers.mailtap.certificate())
                    .getSocketFactory()
                    .createSocket(plain, "localhost", plain.getPort(), true);
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setSoTimeout(Peer.TIMEOUT_MILLIS);
            Peer server = scene.accept();
            socket.startHandshake();
            socket.getOutputStream().write("one\r\n".getBytes(US_ASCII));
            server.hears("one\r\n");
            socket.startHandshake();
            assertThatThrownBy(() -> {
                        socket.getOutputStream().write(1);
                        assertThat(socket.getInputStream().read()).isNegative();
                        throw new IOException("the end, in order");
                    })
                    .isInstanceOf(IOException.class);
            socket.close();
            server.close();
            assertThat(Ledger.bytes(scene.entries(), Side.CLIENT)).asString().isEqualTo("one\r\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEndWithoutCloseNotifyIsTold(Way way) throws Exception {
        try (TlsScene scene = scene(way)) {
            Peer client = scene.client();
            Peer inside = client.secureAsClient(TlsPeers.trusting(scene.peers.mailtap.certificate()));
            inside.say("EHLO me\r\n");
            Peer server = scene.accept();
            server.hears("EHLO me\r\n");
            client.end();
            server.hearsEnd();
            server.close();
            assertThat(scene.findings()).contains(FindingKind.TLS_CUT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void olderVersionsThanTheLeastAreRefused(Way way) throws Exception {
        TlsScene scene = new TlsScene(way);
        try (scene) {
            scene.with(RouteTls.intercept(
                    Begin.IMPLICIT,
                    Begin.PLAIN,
                    scene.peers.asMailtap(way.tls().withMinimum(TlsVersion.TLS_1_3)),
                    UpstreamTls.of(scene.upstream())));
            Peer old = scene.client().secureAsClient(TlsPeers.trusting(scene.peers.mailtap.certificate()), "TLSv1.2");
            assertThatThrownBy(old::handshake).isInstanceOf(IOException.class);
            assertThat(scene.facts().getFirst().failure()).isEqualTo("no TLS version in common");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatStallsInItsHandshakeIsGivenUp(Way way) throws Exception {
        TlsScene scene = new TlsScene(way);
        try (scene) {
            scene.impatient(scene.intercepting(scene.upstream()));
            Peer client = scene.client();
            Peer server = scene.accept();
            server.say("220 hi\r\n");
            client.hears("220 hi\r\n");
            client.say("STARTTLS\r\n");
            server.hears("STARTTLS\r\n");
            server.say("220 ready\r\n");
            client.hearsNoMore();
            assertThat(scene.facts().getFirst().failure()).isEqualTo("the handshake took too long");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClientThatIsGoneWhileTheServerShakesHandsHarmsNobody(Way way) throws Exception {
        TlsScene scene = new TlsScene(way);
        try (scene) {
            Peer client = scene.client();
            Peer server = scene.accept();
            server.say("220 hi\r\n");
            client.hears("220 hi\r\n");
            client.say("STARTTLS\r\n");
            server.hears("STARTTLS\r\n");
            server.say("220 ready\r\n");
            Peer inside = server.secureAsServer(scene.peers.serverContext(Instant.now(), "localhost"));
            CompletableFuture<byte[]> atServer = TransparencyTest.inBackground(inside::hearAll);
            client.reset();
            assertThat(atServer.handle((heard, fault) -> true).join()).isTrue();
            assertThat(scene.ledger.awaitEnd()).isNotNull();
        }
    }
}
