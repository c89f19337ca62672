package mailtap.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import mailtap.transcript.SessionStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final Instant BEGUN = Instant.parse("2026-11-01T00:00:00Z");
    private static final JournalSettings HOURLY = new JournalSettings(5, 20, 8 << 20, 1 << 20, 1, 3);
    private static final RetentionRules ALL =
            new RetentionRules(Duration.ofDays(10_000), Long.MAX_VALUE, Long.MAX_VALUE);

    @TempDir
    Path folder;

    private DataDirectory data;
    private Lane lane;

    /** Ten segments, an hour and ten sessions each. */
    @BeforeEach
    void write() throws IOException {
        data = DataDirectory.open(folder);
        lane = data.lane(DataDirectory.RUN);
        AtomicReference<Instant> now = new AtomicReference<>(BEGUN);
        var with = new JournalWriter.Surroundings(HOURLY, Disk.REAL, now::get);
        try (JournalWriter writer = JournalWriter.open(data, DataDirectory.RUN, with)) {
            for (int hour = 0; hour < 10; hour++) {
                now.set(BEGUN.plus(Duration.ofHours(hour)));
                for (int i = 0; i < 10; i++) {
                    Talk.small(hour * 10L + i).recordInto(writer);
                }
                writer.flush().toCompletableFuture().join();
            }
        }
        assertThat(lane.segments()).hasSize(10);
    }

    @Test
    void nothingGoesWithoutNeed() throws IOException {
        assertThat(prune(ALL, 10).segments()).isZero();
        assertThat(data.beginnings()).containsEntry("run", new JournalPosition("run", 1, 0));
    }

    @Test
    void whatIsTooOldGoes() throws IOException {
        Retention.Pruned pruned = prune(new RetentionRules(Duration.ofHours(6), Long.MAX_VALUE, Long.MAX_VALUE), 10);

        assertThat(pruned.segments())
                .as("0:00 to 3:59 is all more than 6 hours before 10:00, and 3:00 to 4:00 just not")
                .isEqualTo(3);
        assertThat(pruned.lanes()).containsExactly(Map.entry("run", new JournalPosition("run", 4, 0)));
        assertThat(lane.segmentsOnDisk().first()).isEqualTo(4);
        assertThat(starts()).isEqualTo(70);
    }

    @Test
    void neverTheLastSegment() throws IOException {
        prune(new RetentionRules(Duration.ZERO, 0, 0), 10_000);

        assertThat(lane.segments()).containsExactly(10);
        assertThat(starts()).isEqualTo(10);
    }

    @Test
    void whatIsTooLargeGoes() throws IOException {
        long size = Files.size(lane.segment(5));
        prune(new RetentionRules(Duration.ofDays(10_000), size * 4, Long.MAX_VALUE), 10);

        assertThat(lane.segments().size()).isBetween(3, 4);
    }

    @Test
    void asManySessionsAsWantedStay() throws IOException {
        prune(new RetentionRules(Duration.ofDays(10_000), Long.MAX_VALUE, 25), 10);

        assertThat(starts()).isBetween(25L, 40L);
    }

    @Test
    void whatLiesBelowTheWatermarkDoesNotExist() throws IOException {
        Watermark.raise(lane, 6);

        assertThat(starts()).isEqualTo(50);
        assertThat(JournalCheck.of(data, bytes -> {}).isSound()).isTrue();
        assertThat(lane.segmentsOnDisk()).hasSize(10);
        prune(ALL, 10);
        assertThat(lane.segmentsOnDisk()).hasSize(5);
    }

    @Test
    void aReaderThatIsTooLateGoesOnAtTheBeginning() throws IOException {
        prune(new RetentionRules(Duration.ofHours(6), Long.MAX_VALUE, Long.MAX_VALUE), 10);

        List<JournalEntry> read = JournalReaderTest.readAll(data, Map.of("run", new JournalPosition("run", 2, 100)));

        assertThat(read.getFirst().session()).isEqualTo(new Talk(30).id);
    }

    @Test
    void aSegmentMissingInTheMiddleIsNoticed() throws IOException {
        Files.delete(lane.segment(5));

        assertThat(JournalCheck.of(data, bytes -> {}).damage())
                .hasSize(1)
                .allSatisfy(damage -> assertThat(damage.what()).contains("missing"));
    }

    private Retention.Pruned prune(RetentionRules rules, int hours) throws IOException {
        return Retention.apply(data, rules, BEGUN.plus(Duration.ofHours(hours))).orElseThrow();
    }

    private long starts() throws IOException {
        return JournalReaderTest.readAll(data, Map.of()).stream()
                .filter(entry -> entry.entry() instanceof SessionStart)
                .count();
    }
}
