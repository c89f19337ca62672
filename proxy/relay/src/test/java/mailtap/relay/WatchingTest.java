package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import mailtap.transcript.Bytes;
import mailtap.transcript.Decoder;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Recorder;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.Side;
import mailtap.transcript.Verdict;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Watching never changes traffic. */
@ExtendWith(Leaks.class)
@Timeout(60)
class WatchingTest {
    /** Passes all on to a ledger, but is crowded when told. */
    private static final class Crowd implements Recorder {
        final Ledger ledger = new Ledger();
        final AtomicBoolean crowded = new AtomicBoolean(true);

        @Override
        public void record(SessionId session, Entry entry) {
            ledger.record(session, entry);
        }

        @Override
        public boolean isCrowded() {
            return crowded.get();
        }
    }

    private static void talk(Scene scene) throws IOException {
        Peer client = scene.client();
        Peer server = scene.server();
        for (int i = 0; i < 5; i++) {
            server.say("250 OK " + i);
            client.hears("250 OK " + i);
            client.say("NOOP " + i);
            server.hears("NOOP " + i);
        }
        client.close();
        server.hearsEnd();
        server.close();
    }

    private static Scene crowded(Transport transport, Crowd crowd, Duration pause) throws IOException {
        return new Scene(transport, RelaySettings.defaults().withCrowdedPause(pause), Ledger::chunks, crowd);
    }

    @ParameterizedTest
    @EnumSource
    void aRecorderThatIsCrowdedForEverDelaysOnlyOnce(Transport transport) throws IOException {
        Crowd crowd = new Crowd();
        try (Scene scene = crowded(transport, crowd, Duration.ofMillis(300))) {
            long start = System.nanoTime();
            talk(scene);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(300), Duration.ofSeconds(10));
            assertThat(crowd.ledger.awaitEnd().endedBy()).isEqualTo(SessionEnd.EndedBy.CLIENT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readingWaitsForACrowdedRecorder(Transport transport) throws IOException {
        Crowd crowd = new Crowd();
        try (Scene scene = crowded(transport, crowd, Duration.ofSeconds(50))) {
            Peer client = scene.client();
            Peer server = scene.server();
            client.say("EHLO x");
            await().during(Duration.ofMillis(200)).until(() -> crowd.ledger.heard() == 0);
            crowd.crowded.set(false);
            server.hears("EHLO x");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRecorderThatThrowsChangesNothing(Transport transport) throws IOException {
        Recorder broken = new Recorder() {
            @Override
            public void record(SessionId session, Entry entry) {
                throw new IllegalStateException("record");
            }

            @Override
            public boolean isCrowded() {
                throw new IllegalStateException("crowded");
            }
        };
        try (Scene scene = new Scene(transport, RelaySettings.defaults(), Ledger::chunks, broken)) {
            talk(scene);
            await().until(() -> scene.relay.openSessions() == 0);
        }
    }

    /** Decodes two chunks, then fails in the middle of the third. */
    private static Decoder failing(Route route, Consumer<Entry> out) {
        AtomicInteger calls = new AtomicInteger();
        Decoder good = Ledger.chunks(route, out);
        return new Hearing() {
            @Override
            public Verdict received(Side side, Bytes bytes, Instant at) {
                if (calls.incrementAndGet() < 3) {
                    return good.received(side, bytes, at);
                } else {
                    throw new StackOverflowError("on purpose");
                }
            }

            @Override
            public void closed(Side side, Instant at) {
                throw new IllegalStateException("closed");
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void aDecoderThatThrowsChangesNothingAndTheLengthsAreKept(Transport transport) throws IOException {
        Ledger ledger = new Ledger();
        try (Scene scene = new Scene(transport, RelaySettings.defaults(), WatchingTest::failing, ledger)) {
            talk(scene);
            List<Entry> entries = ledger.awaitOne();
            assertThat(Ledger.findings(entries)).extracting(Finding::kind).containsExactly(FindingKind.DECODER_FAULT);
            assertThat(Ledger.tiledLength(entries, Side.CLIENT)).isEqualTo(30);
            assertThat(Ledger.tiledLength(entries, Side.SERVER)).isEqualTo(40);
            assertThat(entries)
                    .filteredOn(entry -> entry instanceof Frame frame && frame.label() == Label.WITHHELD)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDecoderThatCannotBeMadeChangesNothing(Transport transport) throws IOException {
        Ledger ledger = new Ledger();
        Decoders none = (route, out) -> {
            throw new IllegalStateException("no decoder");
        };
        try (Scene scene = new Scene(transport, RelaySettings.defaults(), none, ledger)) {
            talk(scene);
            assertThat(Ledger.tiledLength(ledger.awaitOne(), Side.CLIENT)).isEqualTo(30);
        }
    }
}
