package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import mailtap.transcript.Bytes;
import mailtap.transcript.Decoder;
import mailtap.transcript.Entry;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.Side;
import mailtap.transcript.Verdict;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing piles up between a fast side and a slow one. */
@ExtendWith(Leaks.class)
@Timeout(60)
class BackpressureTest {
    private static final int LENGTH = 64 << 20;
    private static final int MOST_TAKEN = 16 << 20;

    /** Hears all and keeps nothing. */
    private static Decoder forgetting(Route route, Consumer<Entry> out) {
        return new Hearing() {
            @Override
            public Verdict received(Side side, Bytes bytes, Instant at) {
                assertThat(bytes.length()).isBetween(1, Limits.CHUNK_MAX);
                return Verdict.all(bytes.length());
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void aReaderThatStandsStillStopsTheSender(Transport transport) throws IOException {
        try (Scene scene = new Scene(transport)) {
            Peer client = scene.client();
            Peer server = scene.server();
            Flood flood = Flood.from(client, LENGTH);
            assertThat(scene.ledger.awaitStill()).isLessThan(MOST_TAKEN);
            assertThat(server.hear(LENGTH)).hasSize(LENGTH);
            assertThat(flood.wasCut()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLineOf64MebibytesTakesNoMemory(Transport transport) throws IOException {
        Ledger ledger = new Ledger();
        try (Scene scene = new Scene(transport, RelaySettings.defaults(), BackpressureTest::forgetting, ledger)) {
            Peer client = scene.client();
            Peer server = scene.server();
            long before = usedMemory();
            Flood flood = Flood.from(client, LENGTH);
            byte[] chunk = new byte[1 << 16];
            long heard = 0;
            while (heard < LENGTH) {
                heard += server.read(chunk);
            }
            assertThat(flood.wasCut()).isFalse();
            assertThat(usedMemory() - before).isLessThan(16 << 20);
            client.end();
            server.close();
            SessionEnd end = ledger.awaitEnd();
            assertThat(end.client().forwarded()).isEqualTo(LENGTH);
        }
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory()
                - runtime.freeMemory()
                + PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
    }
}
