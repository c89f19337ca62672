package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import mailtap.relay.tls.UpstreamTlsSettings.Verification;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionEnd.EndedBy;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.TlsFacts.Outcome;
import mailtap.transcript.TlsFacts.StartedBy;
import mailtap.transcript.TlsMode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** STARTTLS and STLS, opened: where the line between clear and encrypted runs, and what crosses it. */
@ExtendWith(Leaks.class)
@Timeout(120)
class StartTlsTest {
    private static final String GREETING = "220 mail.example.com ESMTP\r\n";
    private static final String OFFER = "250-mail.example.com\r\n250 STARTTLS\r\n";
    private static final String OFFER_INSIDE = "250-mail.example.com\r\n250 AUTH PLAIN\r\n";
    private static final String READY = "220 2.0.0 ready\r\n";

    /** Up to the server's agreement, which the client does not have yet. */
    private static void untilAgreed(Peer client, Peer server, String behindStartTls, String behindReady)
            throws Exception {
        server.say(GREETING);
        client.hears(GREETING);
        client.say("EHLO me\r\n");
        server.hears("EHLO me\r\n");
        server.say(OFFER);
        client.hears(OFFER);
        client.say("STARTTLS\r\n" + behindStartTls);
        server.hears("STARTTLS\r\n");
        server.say(READY + behindReady);
    }

    /** The server's side of the handshake, then the client's; both go on inside. */
    private record Inside(Peer client, Peer server) {
        static Inside of(TlsScene scene, Peer client, Peer server) throws Exception {
            Peer secureServer = server.secureAsServer(scene.peers.serverContext(Instant.now(), "localhost"));
            CompletableFuture<byte[]> atServer = TransparencyTest.inBackground(() -> {
                secureServer.handshake();
                return new byte[0];
            });
            client.hears(READY);
            SSLContext trusting = TlsPeers.trusting(scene.peers.mailtap.certificate());
            Peer secureClient = client.secureAsClient(trusting);
            secureClient.handshake();
            atServer.join();
            return new Inside(secureClient, secureServer);
        }

        void exchange(String command, String reply) throws Exception {
            client.say(command + "\r\n");
            server.hears(command + "\r\n");
            server.say(reply + "\r\n");
            client.hears(reply + "\r\n");
        }

        void talk() throws Exception {
            client.say("EHLO me\r\n");
            server.hears("EHLO me\r\n");
            server.say(OFFER_INSIDE);
            client.hears(OFFER_INSIDE);
            client.say("AUTH PLAIN AGNvc3RhAHNlc2FtZQ==\r\n");
            server.hears("AUTH PLAIN AGNvc3RhAHNlc2FtZQ==\r\n");
            server.say("235 yes\r\n");
            client.hears("235 yes\r\n");
            client.say("QUIT\r\n");
            server.hears("QUIT\r\n");
            server.say("221 bye\r\n");
            client.hears("221 bye\r\n");
            client.close();
            server.hearsEnd();
        }
    }

    private static final String CLEAR = "EHLO me\r\nSTARTTLS\r\n";
    private static final String INSIDE = "EHLO me\r\nAUTH PLAIN AGNvc3RhAHNlc2FtZQ==\r\nQUIT\r\n";

    @ParameterizedTest
    @EnumSource
    void bothLegsAreOpenedAndTheTalkInsideIsRead(Way way) throws Exception {
        try (TlsScene scene = new TlsScene(way)) {
            Peer client = scene.client();
            Peer server = scene.accept();
            untilAgreed(client, server, "", "");
            Inside.of(scene, client, server).talk();

            assertThat(Ledger.bytes(scene.entries(), Side.CLIENT)).asString().isEqualTo(CLEAR + INSIDE);
            assertThat(Ledger.tiledLength(scene.entries(), Side.SERVER))
                    .isEqualTo((GREETING + OFFER + READY + OFFER_INSIDE + "235 yes\r\n221 bye\r\n").length());
            assertThat(scene.findings()).isEmpty();
            assertThat(scene.facts()).extracting(TlsFacts::leg).containsExactly(Side.SERVER, Side.CLIENT);
            assertThat(scene.facts()).allSatisfy(facts -> {
                assertThat(facts.outcome()).isEqualTo(Outcome.OPENED);
                assertThat(facts.startedBy()).isEqualTo(StartedBy.STARTTLS);
                assertThat(facts.mode()).isEqualTo(TlsMode.INTERCEPT);
                assertThat(facts.version()).isEqualTo("TLSv1.3");
                assertThat(facts.cipher()).startsWith("TLS_");
                assertThat(facts.sni()).isIn("localhost", null);
                assertThat(facts.certificate()).isNotNull();
                assertThat(facts.handshakeMillis()).isNotNegative();
            });
            TlsFacts towardsServer = scene.facts().getFirst();
            assertThat(towardsServer.verification()).isEqualTo(TlsFacts.VERIFIED);
            assertThat(towardsServer.sni()).isEqualTo("localhost");
            TlsFacts towardsClient = scene.facts().getLast();
            assertThat(towardsClient.ja3()).hasSize(32);
            assertThat(towardsClient.ja4()).startsWith("t13");
            assertThat(scene.ledger.awaitEnd().endedBy()).isEqualTo(EndedBy.CLIENT);
        }
    }

    /** SCRAM proves that both ends see the same TLS, which cannot be; what EXTERNAL was refused for nobody says. */
    @ParameterizedTest
    @EnumSource
    void aLoginBoundToTheConnectionIsSaidToBeBrokenByMailtap(Way way) throws Exception {
        try (TlsScene scene = new TlsScene(way)) {
            Peer client = scene.client();
            Peer server = scene.accept();
            untilAgreed(client, server, "", "");
            Inside inside = Inside.of(scene, client, server);
            inside.exchange("EHLO me", "250-mail.example.com\r\n250 AUTH PLAIN EXTERNAL SCRAM-SHA-256-PLUS");
            inside.exchange("AUTH PLAIN AGNvc3RhAHNlc2FtZQ==", "535 5.7.8 no");
            String first = "cD10bHMtZXhwb3J0ZXIsLG49Y29zdGEscj1mOWE=";
            inside.exchange("AUTH SCRAM-SHA-256-PLUS " + first, "535 5.7.8 channel binding does not match");
            inside.exchange("AUTH EXTERNAL =", "535 5.7.8 no certificate");
            inside.client.close();
            inside.server.hearsEnd();
            inside.server.close();
            assertThat(Ledger.findings(scene.entries()).stream()
                            .filter(finding -> finding.detail().contains("mode pass")))
                    .satisfiesExactly(
                            scram -> {
                                assertThat(scram.kind()).isEqualTo(FindingKind.INTERCEPTION_BROKE_AUTH);
                                assertThat(scram.detail()).startsWith("SCRAM-SHA-256-PLUS did");
                            },
                            external -> {
                                assertThat(external.kind()).isEqualTo(FindingKind.INTERCEPTION_MAY_BREAK_AUTH);
                                assertThat(external.detail()).startsWith("EXTERNAL did");
                            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void stlsIsOpenedToo(Way way) throws Exception {
        try (TlsScene scene = new TlsScene(way)) {
            scene.with(scene.intercepting(scene.upstream()), Protocol.POP3);
            Peer client = scene.client();
            Peer server = scene.accept();
            server.say("+OK hi\r\n");
            client.hears("+OK hi\r\n");
            client.say("STLS\r\n");
            server.hears("STLS\r\n");
            server.say(READY.replace("220 2.0.0", "+OK"));
            Peer secure = server.secureAsServer(scene.peers.serverContext(Instant.now(), "localhost"));
            CompletableFuture<byte[]> atServer = TransparencyTest.inBackground(() -> secure.hear(6));
            client.hears(READY.replace("220 2.0.0", "+OK"));
            Peer inside = client.secureAsClient(TlsPeers.trusting(scene.peers.mailtap.certificate()));
            inside.say("QUIT\r\n");
            assertThat(atServer.join()).asString().isEqualTo("QUIT\r\n");
            inside.close();
            secure.hearsEnd();
            assertThat(scene.facts()).extracting(TlsFacts::startedBy).containsOnly(StartedBy.STLS);
            assertThat(Ledger.bytes(scene.entries(), Side.CLIENT)).asString().isEqualTo("STLS\r\nQUIT\r\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAClientQueuesBehindStartTlsIsNotCarriedAcross(Way way) throws Exception {
        String injected = "MAIL FROM:<mallory@example.com>\r\nRSET\r\n";
        try (TlsScene scene = new TlsScene(way)) {
            Peer client = scene.client();
            Peer server = scene.accept();
            untilAgreed(client, server, injected, "");
            Inside.of(scene, client, server).talk();
            assertThat(Ledger.bytes(scene.entries(), Side.CLIENT)).asString().isEqualTo(CLEAR + injected + INSIDE);
            assertThat(scene.findings()).containsExactly(FindingKind.BYTES_BEHIND_STARTTLS);
            assertThat(scene.ledger.awaitEnd().client().received()
                            - scene.ledger.awaitEnd().client().forwarded())
                    .isEqualTo(injected.length());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGluedToTheServersAgreementIsNotCarriedAcross(Way way) throws Exception {
        String injected = "250-mail.example.com\r\n250 AUTH PLAIN\r\n";
        try (TlsScene scene = new TlsScene(way)) {
            Peer client = scene.client();
            Peer server = scene.accept();
            untilAgreed(client, server, "", injected);
            Inside.of(scene, client, server).talk();
            assertThat(Ledger.bytes(scene.entries(), Side.SERVER))
                    .asString()
                    .isEqualTo(GREETING + OFFER + READY + injected + OFFER_INSIDE + "235 yes\r\n221 bye\r\n");
            assertThat(scene.findings()).containsExactly(FindingKind.BYTES_BEHIND_STARTTLS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusedItStaysPlainAndWhatWaitedGoesOn(Way way) throws Exception {
        try (TlsScene scene = new TlsScene(way)) {
            Peer client = scene.client();
            Peer server = scene.accept();
            server.say(GREETING);
            client.hears(GREETING);
            client.say("STARTTLS\r\nNOOP\r\n");
            server.hears("STARTTLS\r\n");
            server.say("454 not now\r\n");
            client.hears("454 not now\r\n");
            server.hears("NOOP\r\n");
            server.say("250 OK\r\n");
            client.hears("250 OK\r\n");
            client.close();
            server.hearsEnd();
            server.close();
            assertThat(Ledger.bytes(scene.entries(), Side.CLIENT)).asString().isEqualTo("STARTTLS\r\nNOOP\r\n");
            assertThat(scene.facts()).isEmpty();
        }
    }

    private static void fails(TlsScene scene, String certificateName, Instant minted) throws Exception {
        Peer client = scene.client();
        Peer server = scene.accept();
        untilAgreed(client, server, "", "");
        Peer secure = server.secureAsServer(scene.peers.serverContext(minted, certificateName));
        CompletableFuture<byte[]> atServer = TransparencyTest.inBackground(() -> {
            secure.handshake();
            return secure.hearAll();
        });
        client.hearsNoMore();
        client.close();
        assertThat(atServer).failsWithin(Duration.ofSeconds(20));
        assertThat(scene.ledger.awaitEnd().endedBy()).isEqualTo(EndedBy.TLS_FAILED);
        assertThat(scene.findings()).containsExactly(FindingKind.UPSTREAM_TLS_FAILED);
        assertThat(scene.facts()).singleElement().satisfies(facts -> {
            assertThat(facts.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(facts.certificate()).isNotNull();
        });
    }

    private static String why(TlsScene scene) {
        return Ledger.findings(scene.entries()).getFirst().detail();
    }

    @ParameterizedTest
    @EnumSource
    void aServerWithAnothersNameEndsTheSessionBeforeTheClientIsToldToGoOn(Way way) throws Exception {
        try (TlsScene scene = new TlsScene(way)) {
            scene.elsewhere();
            fails(scene, "localhost", Instant.now());
            assertThat(why(scene)).contains("the certificate is for another name");
            assertThat(scene.facts().getFirst().verification())
                    .isEqualTo("not verified: the certificate is for another name");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownAuthorityEndsTheSessionWithAdvice(Way way) throws Exception {
        try (TlsScene scene = new TlsScene(way)) {
            scene.with(scene.intercepting(scene.upstream().withAuthorities(List.of())));
            fails(scene, "localhost", Instant.now());
            assertThat(why(scene)).contains("signed by nobody who is trusted", "--upstream-ca");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChainOfAbsurdLengthEndsTheSession(Way way) throws Exception {
        LongChain chain = new LongChain(120);
        try (TlsScene scene = new TlsScene(way)) {
            scene.with(scene.intercepting(scene.upstream().withAuthorities(List.of(chain.root()))));
            Peer client = scene.client();
            Peer server = scene.accept();
            untilAgreed(client, server, "", "");
            Peer secure = server.secureAsServer(chain.context());
            CompletableFuture<byte[]> atServer = TransparencyTest.inBackground(() -> {
                secure.handshake();
                return secure.hearAll();
            });
            client.hearsNoMore();
            client.close();
            assertThat(atServer).failsWithin(Duration.ofSeconds(20));
            assertThat(scene.ledger.awaitEnd().endedBy()).isEqualTo(EndedBy.TLS_FAILED);
            assertThat(scene.findings()).containsExactly(FindingKind.UPSTREAM_TLS_FAILED);
            assertThat(scene.facts().getFirst().failure())
                    .isEqualTo("the certificate's chain is longer than any server's");
        }
    }

    @ParameterizedTest
    @EnumSource
    void unverifiedOnDemandTheSessionGoesOnAndSaysSo(Way way) throws Exception {
        try (TlsScene scene = new TlsScene(way)) {
            scene.with(scene.intercepting(
                    scene.upstream().withAuthorities(List.of()).withVerification(Verification.OFF)));
            Peer client = scene.client();
            Peer server = scene.accept();
            untilAgreed(client, server, "", "");
            Inside.of(scene, client, server).talk();
            assertThat(scene.facts().getFirst().verification())
                    .isEqualTo("not verified: the certificate is signed by nobody who is trusted");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClientThatDoesNotTrustMailtapEndsTheSession(Way way) throws Exception {
        try (TlsScene scene = new TlsScene(way)) {
            Peer client = scene.client();
            Peer server = scene.accept();
            untilAgreed(client, server, "", "");
            Peer secure = server.secureAsServer(scene.peers.serverContext(Instant.now(), "localhost"));
            CompletableFuture<byte[]> atServer = TransparencyTest.inBackground(secure::hearAll);
            client.hears(READY);
            Peer mistrusting = client.secureAsClient(TlsPeers.trusting(scene.peers.world.certificate()));
            assertThatThrownBy(mistrusting::handshake).isInstanceOf(SSLException.class);
            assertThat(atServer.join()).isEmpty();
            assertThat(scene.findings()).containsExactly(FindingKind.CLIENT_TLS_FAILED);
            assertThat(why(scene)).contains("does not trust the certificate", "mailtap ca trust");
            assertThat(scene.facts().getLast().failure()).isEqualTo("the other side does not trust the certificate");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHelloThatDoesNotWaitForTheReplyIsTaken(Way way) throws Exception {
        try (TlsScene scene = new TlsScene(way)) {
            Peer client = scene.client();
            Peer server = scene.accept();
            server.say(GREETING);
            client.hears(GREETING);
            client.say("STARTTLS\r\n");
            server.hears("STARTTLS\r\n");
            Peer inside = client.secureAsClient(TlsPeers.trusting(scene.peers.mailtap.certificate()));
            // The client's engine takes the agreement for TLS: only that its hello got through is looked at here.
            CompletableFuture<byte[]> hello = TransparencyTest.inBackground(() -> {
                inside.handshake();
                return new byte[0];
            });
            server.say(READY);
            Peer secure = server.secureAsServer(scene.peers.serverContext(Instant.now(), "localhost"));
            CompletableFuture<byte[]> atServer = TransparencyTest.inBackground(secure::hearAll);
            assertThat(hello).failsWithin(Duration.ofSeconds(20));
            inside.close();
            assertThat(atServer.join()).isEmpty();
            assertThat(scene.facts().getLast().ja3()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void inPassModeOnlyTheHellosAreSeen(Way way) throws Exception {
        try (TlsScene scene = new TlsScene(way)) {
            scene.with(RouteTls.NONE);
            Peer client = scene.client();
            Peer server = scene.accept();
            untilAgreed(client, server, "", "");
            client.hears(READY);
            Peer secure = server.secureAsServer(scene.peers.serverContext(Instant.now(), "localhost"));
            CompletableFuture<byte[]> atServer = TransparencyTest.inBackground(() -> secure.hear(6));
            Peer inside = client.secureAsClient(TlsPeers.trusting(scene.peers.world.certificate()), "TLSv1.2");
            inside.say("QUIT\r\n");
            assertThat(atServer.join()).asString().isEqualTo("QUIT\r\n");
            inside.close();
            secure.close();
            assertThat(scene.facts()).extracting(TlsFacts::outcome).containsOnly(Outcome.PASSED);
            TlsFacts seen = scene.facts().getLast();
            assertThat(seen.leg()).isEqualTo(Side.SERVER);
            assertThat(seen.version()).isEqualTo("TLSv1.2");
            assertThat(seen.cipher()).startsWith("TLS_ECDHE_ECDSA_");
            assertThat(seen.certificate()).isNotNull();
            assertThat(scene.facts().getFirst().ja4()).startsWith("t12");
            assertThat(scene.entries().stream()
                            .filter(entry -> entry instanceof Frame frame && frame.label() == Label.WITHHELD))
                    .isNotEmpty();
        }
    }
}
