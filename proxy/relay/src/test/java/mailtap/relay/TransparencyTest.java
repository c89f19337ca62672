package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import mailtap.transcript.Entry;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionEnd.Wire;
import mailtap.transcript.Side;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is said, in whatever pieces and pauses: it arrives unchanged, once and in order, and so it is heard. */
@ExtendWith(Leaks.class)
@Timeout(120)
class TransparencyTest {
    private static final int SEEDS = 40;

    /** What one side will say, and how. */
    private static final class Part {
        private final byte[] bytes;
        private final long seed;

        private Part(byte[] bytes, long seed) {
            this.bytes = bytes;
            this.seed = seed;
        }

        static Part of(Random random) {
            byte[] bytes = new byte[random.nextInt(8) == 0 ? 0 : 1 << random.nextInt(20)];
            random.nextBytes(bytes);
            return new Part(bytes, random.nextLong());
        }

        void sayTo(Peer peer) throws IOException {
            Random random = new Random(seed);
            int longest = 1 << (4 + random.nextInt(14));
            for (int from = 0; from < bytes.length; ) {
                int length = Math.min(1 + random.nextInt(longest), bytes.length - from);
                peer.say(bytes, from, length);
                from += length;
                if (random.nextInt(20) == 0) {
                    LockSupport.parkNanos(random.nextInt(2_000_000));
                }
            }
            peer.end();
        }
    }

    @ParameterizedTest
    @EnumSource
    void bytesOutAreBytesIn(Transport transport) throws IOException {
        try (Scene scene = new Scene(transport)) {
            for (long seed = 0; seed < SEEDS; seed++) {
                talk(scene, seed);
            }
        }
    }

    private static void talk(Scene scene, long seed) throws IOException {
        Random random = new Random(seed);
        Part fromClient = Part.of(random);
        Part fromServer = Part.of(random);
        Peer client = scene.client();
        Peer server = scene.server();
        CompletableFuture<byte[]> atServer = inBackground(server::hearAll);
        CompletableFuture<byte[]> atClient = inBackground(client::hearAll);
        CompletableFuture<byte[]> saying = inBackground(() -> {
            fromClient.sayTo(client);
            return new byte[0];
        });
        fromServer.sayTo(server);
        saying.join();
        assertThat(atServer.join()).as("seed %d, to the server", seed).isEqualTo(fromClient.bytes);
        assertThat(atClient.join()).as("seed %d, to the client", seed).isEqualTo(fromServer.bytes);

        List<Entry> entries = scene.ledger.awaitOne();
        assertThat(Ledger.bytes(entries, Side.CLIENT)).as("seed %d", seed).isEqualTo(fromClient.bytes);
        assertThat(Ledger.bytes(entries, Side.SERVER)).as("seed %d", seed).isEqualTo(fromServer.bytes);
        SessionEnd end = (SessionEnd) entries.getLast();
        assertThat(end.client()).isEqualTo(new Wire(fromClient.bytes.length, fromClient.bytes.length));
        assertThat(end.server()).isEqualTo(new Wire(fromServer.bytes.length, fromServer.bytes.length));
        scene.ledger.forget();
    }

    @ParameterizedTest
    @EnumSource
    void oneByteAtATime(Transport transport) throws IOException {
        try (Scene scene = new Scene(transport)) {
            Peer client = scene.client();
            Peer server = scene.server();
            byte[] bytes = new byte[2000];
            new Random(7).nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                client.say(bytes, i, 1);
            }
            assertThat(server.hear(bytes.length)).isEqualTo(bytes);
        }
    }

    /** Not on a virtual thread: one that only encrypts keeps its processor, and the peers of a test would wait for one another. */
    static CompletableFuture<byte[]> inBackground(Callable<byte[]> task) {
        CompletableFuture<byte[]> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                result.complete(task.call());
            } catch (Exception | AssertionError e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
