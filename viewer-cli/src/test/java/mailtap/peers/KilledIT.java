package mailtap.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mailtap.transcript.Side;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 in the middle of DATA: whatever reached the server more than a second before is in the journal, the next run
 * starts, and its index says the same as one made anew.
 */
class KilledIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PROMISE_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);

    @TempDir
    Path home = Path.of("");

    @RepeatedTest(2)
    void what_was_relayed_is_in_the_journal() throws IOException, InterruptedException {
        try (SlowServer server = SlowServer.start()) {
            String route = "127.0.0.1:0=127.0.0.1:" + server.port();
            long safe;
            long killed;
            try (TapProcess tap = TapProcess.run(home, "--smtp", route);
                    EndlessSender sender = EndlessSender.start(tap.port("smtp"))) {
                await().atMost(PATIENCE).until(() -> server.nanosOfContent() > 2 * PROMISE_NANOS);
                killed = System.nanoTime();
                tap.kill();
                safe = server.receivedBefore(killed - PROMISE_NANOS);
                assertThat(sender.sent()).isGreaterThanOrEqualTo(safe);
            }
            assertThat(safe).isGreaterThan(1000);
            try (TapProcess tap = TapProcess.run(home, "--smtp", route)) {
                String kept = Recorded.in(tap.data()).bytes(Side.CLIENT);
                assertThat(kept.length()).isGreaterThanOrEqualTo(Math.toIntExact(safe));
                assertThat(EndlessSender.saying(kept.length())).startsWith(kept);
                tap.answer("index", "--wait");
                assertThat(tap.answer("show", "last", "--json")).contains("\"ended_by\":\"crash\"");
                String before = tap.answer("search", "rcpt:bob@example.org", "--json");
                assertThat(tap.stop()).isZero();
                tap.answer("index", "--rebuild");
                assertThat(tap.answer("search", "rcpt:bob@example.org", "--json"))
                        .isEqualTo(before);
                assertThat(tap.mailtap("check").code()).isZero();
            }
        }
    }
}
