package mailtap.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import mailtap.transcript.Bytes;
import mailtap.transcript.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReaderTest {
    private static final JournalSettings SMALL_SEGMENTS = new JournalSettings(5, 20, 8 << 20, 64 * 1024, 24, 3);

    @TempDir
    Path folder;

    @Test
    void whatWasRecordedIsReadInOrder() throws IOException {
        DataDirectory data = DataDirectory.open(folder);
        Talk talk = Talk.small(7);
        try (JournalWriter writer = JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT)) {
            talk.recordInto(writer);
        }

        List<JournalEntry> read = readAll(data, Map.of());

        assertThat(withoutTallies(read)).isEqualTo(talk.entries);
        assertThat(read.get(read.size() - 2).entry()).isInstanceOf(Tally.class);
    }

    @Test
    void readingGoesOnFromAPosition() throws IOException {
        DataDirectory data = DataDirectory.open(folder);
        record(data, Talk.small(1));
        Map<String, JournalPosition> positions = JournalReader.ends(data);
        record(data, Talk.small(2));

        assertThat(withoutTallies(readAll(data, positions))).isEqualTo(Talk.small(2).entries);
    }

    @Test
    void theEndsAreTheSameFromWhereverTheyAreLookedFor() throws IOException {
        DataDirectory data = DataDirectory.open(folder);
        List<Map<String, JournalPosition>> places = new ArrayList<>(List.of(Map.of()));
        try (JournalWriter writer = JournalWriter.open(data, DataDirectory.RUN, SMALL_SEGMENTS)) {
            for (int i = 0; i < 6; i++) {
                Talk talk = new Talk(i).start().client("DATA\r\n").content(noise(30_000, i));
                talk.end().recordInto(writer);
                writer.flush().toCompletableFuture().join();
                places.add(JournalReader.ends(data));
            }
        }
        Map<String, JournalPosition> ends = places(data);
        assertThat(places)
                .allSatisfy(from -> assertThat(JournalReader.ends(data, from)).isEqualTo(ends));
    }

    /** By reading everything. */
    private static Map<String, JournalPosition> places(DataDirectory data) throws IOException {
        try (JournalReader reader = JournalReader.from(data, Map.of())) {
            while (reader.poll().isPresent()) {
                assertThat(reader.positions()).isNotEmpty();
            }
            return reader.positions();
        }
    }

    @Test
    void theEndIsBeforeABlockThatWasTorn() throws IOException {
        DataDirectory data = DataDirectory.open(folder);
        record(data, Talk.small(1));
        Map<String, JournalPosition> whole = JournalReader.ends(data);
        record(data, Talk.small(2));
        JournalPosition at = Objects.requireNonNull(whole.get(DataDirectory.RUN));
        Path segment = data.lane(DataDirectory.RUN).segment(at.segment());
        byte[] bytes = Files.readAllBytes(segment);
        Arrays.fill(bytes, (int) at.offset() + BlockHeader.LENGTH, bytes.length, (byte) 0);
        Files.write(segment, bytes);

        assertThat(JournalReader.ends(data)).isEqualTo(whole);
        assertThat(JournalReader.ends(data, whole)).isEqualTo(whole);
    }

    @Test
    void readingGoesOverTheEndsOfSegments() throws IOException {
        DataDirectory data = DataDirectory.open(folder);
        List<JournalEntry> expected = new ArrayList<>();
        try (JournalWriter writer = JournalWriter.open(data, DataDirectory.RUN, SMALL_SEGMENTS)) {
            for (int i = 0; i < 12; i++) {
                Talk talk = new Talk(i)
                        .start()
                        .client("DATA\r\n")
                        .content(noise(60_000, i))
                        .end();
                talk.recordInto(writer);
                expected.addAll(talk.entries);
            }
        }

        assertThat(data.lane(DataDirectory.RUN).segments()).hasSizeGreaterThan(5);
        assertThat(withoutTallies(readAll(data, Map.of()))).isEqualTo(expected);
    }

    @Test
    void aBlockIsReadAgainByItsPosition() throws IOException {
        DataDirectory data = DataDirectory.open(folder);
        record(data, Talk.small(3));
        try (JournalReader reader = JournalReader.from(data, Map.of());
                JournalBlocks blocks = new JournalBlocks(data)) {
            JournalBatch batch = reader.poll().orElseThrow();

            assertThat(blocks.read(batch.block())).isEqualTo(batch.entries());
        }
    }

    @Test
    void aFollowerSeesWhatIsFlushed() throws Exception {
        DataDirectory data = DataDirectory.open(folder);
        try (JournalReader reader = JournalReader.from(data, Map.of());
                JournalWriter writer = JournalWriter.open(data, DataDirectory.RUN, SMALL_SEGMENTS)) {
            assertThat(reader.poll()).isEmpty();
            Talk.small(4).recordInto(writer);
            JournalPosition durable = writer.flush().toCompletableFuture().join();
            Optional<JournalBatch> batch = reader.await(Duration.ofSeconds(10), Duration.ofMillis(10));

            assertThat(batch).isPresent();
            assertThat(reader.positions()).containsEntry(DataDirectory.RUN, durable);
        }
    }

    static void record(DataDirectory data, Talk talk) throws IOException {
        try (JournalWriter writer = JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT)) {
            talk.recordInto(writer);
        }
    }

    static List<JournalEntry> readAll(DataDirectory data, Map<String, JournalPosition> from) throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        try (JournalReader reader = JournalReader.from(data, new HashMap<>(from))) {
            Optional<JournalBatch> batch = reader.poll();
            while (batch.isPresent()) {
                assertThat(batch.get().damage()).isEmpty();
                entries.addAll(batch.get().entries());
                batch = reader.poll();
            }
        }
        return entries;
    }

    static List<JournalEntry> withoutTallies(List<JournalEntry> entries) {
        return entries.stream()
                .filter(entry -> !(entry.entry() instanceof Tally))
                .toList();
    }

    static Bytes noise(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return Bytes.wrap(bytes);
    }
}
