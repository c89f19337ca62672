package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import mailtap.relay.RouteTls.Begin;
import mailtap.relay.tls.UpstreamTls;
import mailtap.relay.tls.UpstreamTlsSettings;
import mailtap.transcript.Bytes;
import mailtap.transcript.Decoder;
import mailtap.transcript.Entry;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionEnd.Wire;
import mailtap.transcript.Side;
import mailtap.transcript.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Inside TLS, what the server decrypts is what the client sent, and the other way round. */
@ExtendWith(Leaks.class)
@Timeout(240)
class TlsExactnessTest {
    private static final int SEEDS = 4;
    private static final int MUCH = 100_000_000;

    private static final byte[] BLOCK = new byte[1 << 20];

    static {
        new Random(7).nextBytes(BLOCK);
    }

    private interface Sink {
        void take(int from, int length) throws IOException;
    }

    /** Bytes of a seed, said in pieces of any size from any place of a random block, and known by their checksum. */
    private record Stream(long seed, int length, int largestPiece) {
        private void pieces(Sink sink) throws IOException {
            Random random = new Random(seed);
            for (int left = length; left > 0; ) {
                int piece = Math.min(left, 1 + random.nextInt(largestPiece));
                sink.take(random.nextInt(BLOCK.length - piece), piece);
                left -= piece;
            }
        }

        void sayTo(Peer peer) throws IOException {
            pieces((from, length) -> peer.say(BLOCK, from, length));
        }

        /** Whether exactly these bytes come. */
        void isHeardBy(Peer peer) throws IOException {
            CRC32C heard = new CRC32C();
            byte[] buffer = new byte[1 << 15];
            for (int left = length; left > 0; ) {
                byte[] piece = left < buffer.length ? new byte[left] : buffer;
                int read = peer.read(piece);
                assertThat(read).as("%d of %d bytes are missing", left, length).isPositive();
                heard.update(piece, 0, read);
                left -= read;
            }
            assertThat(heard.getValue()).isEqualTo(checksum());
        }

        private long checksum() throws IOException {
            CRC32C said = new CRC32C();
            pieces((from, length) -> said.update(BLOCK, from, length));
            return said.getValue();
        }
    }

    private static Decoder forgetting(Route route, Consumer<Entry> out) {
        return new Hearing() {
            @Override
            public Verdict received(Side side, Bytes bytes, Instant at) {
                return Verdict.all(bytes.length());
            }
        };
    }

    private static void exchange(Way way, Stream up, Stream down) throws Exception {
        Ledger ledger = new Ledger();
        TlsPeers peers = new TlsPeers(Instant.now());
        UpstreamTlsSettings towards = UpstreamTlsSettings.defaults()
                .withCommon(way.tls())
                .withAuthorities(List.of(peers.world.certificate()));
        RouteTls tls =
                RouteTls.intercept(Begin.IMPLICIT, Begin.IMPLICIT, peers.asMailtap(way.tls()), UpstreamTls.of(towards));
        try (ServerSocket listener = peers.server(Instant.now());
                Relay relay = Relay.start(
                        List.of(new Route(
                                "secure",
                                Protocol.SMTP,
                                List.of(new InetSocketAddress(Scene.LOOPBACK, 0)),
                                "localhost",
                                listener.getLocalPort(),
                                tls)),
                        Relay.workplace(TlsScene.SETTINGS, way.transport, TlsExactnessTest::forgetting, ledger))) {
            CompletableFuture<byte[]> atServer = TransparencyTest.inBackground(() -> {
                Peer server = new Peer(listener.accept());
                server.handshake();
                CompletableFuture<byte[]> saying = TransparencyTest.inBackground(() -> {
                    down.sayTo(server);
                    return new byte[0];
                });
                up.isHeardBy(server);
                saying.join();
                server.hearsEnd();
                server.close();
                return new byte[0];
            });
            Peer client = TlsPeers.client(Scene.address(relay), peers.mailtap.certificate());
            client.handshake();
            CompletableFuture<byte[]> saying = TransparencyTest.inBackground(() -> {
                up.sayTo(client);
                return new byte[0];
            });
            down.isHeardBy(client);
            saying.join();
            client.close();
            atServer.join();
            assertThat(ledger.awaitEnd().client()).isEqualTo(new Wire(up.length(), up.length()));
            assertThat(ledger.awaitEnd().server()).isEqualTo(new Wire(down.length(), down.length()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void underRandomChunking(Way way) throws Exception {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            int largest = 1 << (4 + random.nextInt(14));
            exchange(
                    way,
                    new Stream(seed, 1 + random.nextInt(40 * largest), largest),
                    new Stream(-seed, 1 + random.nextInt(40 * largest), largest));
        }
    }

    @Test
    void aHundredMegabytesBothWays() throws Exception {
        exchange(Way.EPOLL_BORINGSSL, new Stream(1, MUCH, 1 << 17), new Stream(2, MUCH, 1 << 17));
    }
}
