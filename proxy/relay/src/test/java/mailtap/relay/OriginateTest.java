package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import mailtap.relay.RouteTls.Begin;
import mailtap.relay.tls.UpstreamTls;
import mailtap.relay.tls.UpstreamTlsSettings.Verification;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionEnd.EndedBy;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.TlsMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that speaks plain before a server that wants STARTTLS: mailtap asks for it in the client's place. */
@ExtendWith(Leaks.class)
@Timeout(120)
class OriginateTest {
    private static final String GREETING = "220-mail.example.com\r\n220 ESMTP\r\n";
    private static final String OFFER = "250-mail.example.com\r\n250-STARTTLS\r\n250 8BITMIME\r\n";

    private static RouteTls originating(TlsScene scene, Verification verification) {
        return RouteTls.originate(
                Begin.STARTTLS, UpstreamTls.of(scene.upstream().withVerification(verification)));
    }

    private static String own(TlsScene scene, Label label) {
        StringBuilder lines = new StringBuilder();
        scene.entries().forEach(entry -> {
            if (entry instanceof Frame frame && frame.label() == label) {
                assertThat(frame.exchange()).isZero();
                lines.append(frame.bytes().latin1());
            }
        });
        return lines.toString();
    }

    private static Peer secure(TlsScene scene, Peer server) throws Exception {
        return server.secureAsServer(scene.peers.serverContext(Instant.now(), "localhost"));
    }

    @ParameterizedTest
    @EnumSource
    void startTlsIsSaidByMailtapAndMarkedAsItsOwn(Way way) throws Exception {
        try (TlsScene scene = new TlsScene(way)) {
            scene.with(originating(scene, Verification.REQUIRED));
            Peer client = scene.client();
            Peer server = scene.accept();
            server.say(GREETING);
            server.hears("EHLO [127.0.0.1]\r\n");
            server.say(OFFER);
            server.hears("STARTTLS\r\n");
            server.say("220 ready\r\n");
            Peer inside = secure(scene, server);
            CompletableFuture<byte[]> atServer = TransparencyTest.inBackground(() -> inside.hear(9));
            client.hears(GREETING);
            client.say("EHLO me\r\n");
            assertThat(atServer.join()).asString().isEqualTo("EHLO me\r\n");
            inside.say("250 AUTH PLAIN\r\n");
            client.hears("250 AUTH PLAIN\r\n");
            client.close();
            inside.hearsEnd();
            inside.close();

            assertThat(own(scene, Label.OWN_COMMAND)).isEqualTo("EHLO [127.0.0.1]\r\nSTARTTLS\r\n");
            assertThat(own(scene, Label.OWN_REPLY)).isEqualTo(OFFER + "220 ready\r\n");
            assertThat(Ledger.tiledLength(scene.entries(), Side.CLIENT)).isEqualTo(28 + 9);
            Ledger.tiledLength(scene.entries(), Side.SERVER);
            assertThat(scene.findings()).isEmpty();
            assertThat(scene.facts()).singleElement().satisfies(facts -> {
                assertThat(facts.mode()).isEqualTo(TlsMode.ORIGINATE);
                assertThat(facts.verification()).isEqualTo(TlsFacts.VERIFIED);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void stlsTooAndWhatIsGluedToItsReplyIsDropped(Way way) throws Exception {
        try (TlsScene scene = new TlsScene(way)) {
            scene.with(originating(scene, Verification.REQUIRED), Protocol.POP3);
            Peer client = scene.client();
            Peer server = scene.accept();
            server.say("+OK hi\r\n");
            server.hears("STLS\r\n");
            server.say("+OK begin\r\n+OK injected\r\n");
            Peer inside = secure(scene, server);
            CompletableFuture<byte[]> atServer = TransparencyTest.inBackground(() -> inside.hear(6));
            client.hears("+OK hi\r\n");
            client.say("QUIT\r\n");
            assertThat(atServer.join()).asString().isEqualTo("QUIT\r\n");
            inside.say("+OK\r\n");
            inside.close();
            client.hears("+OK\r\n");
            client.hearsEnd();
            client.close();
            assertThat(scene.findings()).containsExactly(FindingKind.BYTES_BEHIND_STARTTLS);
        }
    }

    private static void refused(Peer server) throws IOException {
        server.say(GREETING);
        server.hears("EHLO [127.0.0.1]\r\n");
        server.say("250 mail.example.com\r\n");
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnOfferTheClientIsNotLetThrough(Way way) throws Exception {
        try (TlsScene scene = new TlsScene(way)) {
            scene.with(originating(scene, Verification.REQUIRED));
            Peer client = scene.client();
            refused(scene.accept());
            client.hearsNoMore();
            assertThat(scene.findings()).containsExactly(FindingKind.UPSTREAM_TLS_FAILED);
            assertThat(Ledger.findings(scene.entries()).getFirst().detail()).endsWith("it offers no STARTTLS");
            assertThat(scene.ledger.awaitEnd().endedBy()).isEqualTo(EndedBy.TLS_FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void opportunisticallyItGoesOnInClear(Way way) throws Exception {
        try (TlsScene scene = new TlsScene(way)) {
            scene.with(originating(scene, Verification.OPPORTUNISTIC));
            Peer client = scene.client();
            Peer server = scene.accept();
            refused(server);
            client.hears(GREETING);
            client.say("EHLO me\r\n");
            server.hears("EHLO me\r\n");
            server.close();
            client.hearsEnd();
            client.close();
            assertThat(scene.findings()).contains(FindingKind.UPSTREAM_TLS_FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatSaysNothingIsNotWaitedForForEver(Way way) throws Exception {
        try (TlsScene scene = new TlsScene(way)) {
            scene.impatient(originating(scene, Verification.REQUIRED));
            Peer client = scene.client();
            scene.accept();
            client.hearsNoMore();
            assertThat(Ledger.findings(scene.entries()).getFirst().detail()).endsWith("it did not answer in time");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReplyWithoutAnEndIsBounded(Way way) throws Exception {
        try (TlsScene scene = new TlsScene(way)) {
            scene.with(originating(scene, Verification.REQUIRED));
            Peer client = scene.client();
            Peer server = scene.accept();
            server.say("220-" + "x".repeat(Limits.OWN_REPLY_MAX));
            client.hearsNoMore();
            assertThat(Ledger.findings(scene.entries()).getFirst().detail()).endsWith("a reply without an end");
        }
    }

    @Test
    void onlyThisMachineUnlessForced() throws IOException {
        InetSocketAddress everywhere = new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0);
        RouteTls tls = RouteTls.originate(Begin.IMPLICIT, UpstreamTls.verified());
        Route route = new Route("open", Protocol.SMTP, List.of(everywhere), "192.0.2.1", 465, tls);
        assertThatThrownBy(() -> start(route))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("route open speaks plain with its clients");
        Route forced = new Route("open", Protocol.SMTP, List.of(everywhere), "192.0.2.1", 465, tls.offeredAnywhere());
        start(forced).close();
    }

    private static Relay start(Route route) throws IOException {
        return Relay.start(List.of(route), RelaySettings.defaults(), Dialogues::open, new Ledger());
    }
}
