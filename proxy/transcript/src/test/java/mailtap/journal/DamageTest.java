package mailtap.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import mailtap.transcript.SessionEnd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of a small journal when something happens to its file. */
class DamageTest {
    /** Of the headers every bit; behind them one of each byte, another each time. */
    private static final int ALL_BITS = 8 * (SegmentHeader.LENGTH + 2 * BlockHeader.LENGTH);

    @TempDir
    Path folder;

    private DataDirectory data;
    private Path segment;
    private byte[] whole;
    private List<JournalEntry> written;

    /** Two blocks of entries: what is flushed apart stands apart. */
    @BeforeEach
    void write() throws IOException {
        data = DataDirectory.open(folder);
        try (JournalWriter writer = JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT)) {
            for (int i = 1; i <= 2; i++) {
                Talk.small(i).recordInto(writer);
                writer.flush().toCompletableFuture().join();
            }
        }
        segment = data.lane(DataDirectory.RUN).segment(1);
        whole = Files.readAllBytes(segment);
        written = JournalReaderTest.readAll(data, Map.of());
    }

    @Test
    void cutAnywhereItOpensToAPrefix() throws IOException {
        for (int length = 0; length <= whole.length; length++) {
            Files.write(segment, Arrays.copyOf(whole, length));
            Read read = read();

            assertThat(read.entries).as("cut at %d", length).isEqualTo(written.subList(0, read.entries.size()));
        }
        assertThat(read().entries).isEqualTo(written);
    }

    @Test
    void cutAnywhereAWriterGoesOnBehindIt() throws IOException {
        for (int length = 0; length <= whole.length; length += 41) {
            deleteOthers();
            Files.write(segment, Arrays.copyOf(whole, length));
            int before = read().entries.size();
            try (JournalWriter writer = JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT)) {
                Talk.small(99).recordInto(writer);
            }
            Read read = read();

            assertThat(read.entries.subList(0, before)).isEqualTo(written.subList(0, before));
            assertThat(JournalReaderTest.withoutTallies(read.entries))
                    .endsWith(Talk.small(99).entries.toArray(JournalEntry[]::new));
            assertThat(begun(read.entries))
                    .as("everything begun is ended, cut at %d", length)
                    .isEqualTo(ended(read.entries));
        }
    }

    @Test
    void noFlippedBitInventsAnythingOrGoesUnnoticed() throws IOException {
        for (int bit = 0; bit < whole.length * 8; bit += bit < ALL_BITS ? 1 : 9) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(segment, flipped);
            Read read = read();

            assertThat(new HashSet<>(written)).as("bit %d", bit).containsAll(read.entries);
            assertThat(read.damage).as("bit %d", bit).isNotEmpty();
            assertThat(written.size() - read.entries.size())
                    .as("costs one block at most")
                    .isLessThanOrEqualTo(8);
        }
    }

    @Test
    void zeroedAndDoubledStretchesAreReported() throws IOException {
        for (int at = 0; at + 100 < whole.length; at += 67) {
            byte[] zeroed = whole.clone();
            Arrays.fill(zeroed, at, at + 100, (byte) 0);
            Files.write(segment, zeroed);
            Read read = read();

            assertThat(new HashSet<>(written)).containsAll(read.entries);
            assertThat(read.damage).isNotEmpty();
        }
    }

    @Test
    void aNewerFormatIsToldApart() throws IOException {
        Files.write(segment, withVersion(SegmentHeader.VERSION + 1));

        assertThatThrownBy(this::read)
                .isInstanceOf(JournalFormatException.TooNew.class)
                .hasMessageContaining(segment.toString());
        assertThatThrownBy(() -> JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT))
                .isInstanceOf(JournalFormatException.TooNew.class);
        assertThat(data.laneHolder(DataDirectory.RUN))
                .as("the lane was given back")
                .isEmpty();
    }

    @Test
    void anOlderFormatIsToldApart() throws IOException {
        Files.write(segment, withVersion(0));

        assertThatThrownBy(this::read).isInstanceOf(JournalFormatException.TooOld.class);
    }

    @Test
    void aBlockAskedForAtTheWrongPlaceIsCorrupt() throws IOException {
        try (JournalBlocks blocks = new JournalBlocks(data)) {
            assertThatThrownBy(() -> blocks.read(new JournalPosition(DataDirectory.RUN, 1, 100)))
                    .isInstanceOfSatisfying(
                            JournalFormatException.Corrupt.class,
                            corrupt -> assertThat(corrupt.offset()).isEqualTo(100));
        }
    }

    private byte[] withVersion(int version) {
        byte[] other = whole.clone();
        ByteBuffer header = ByteBuffer.wrap(other);
        header.putShort(8, (short) version);
        CRC32C crc = new CRC32C();
        crc.update(other, 0, SegmentHeader.LENGTH - 4);
        header.putInt(SegmentHeader.LENGTH - 4, (int) crc.getValue());
        return other;
    }

    private void deleteOthers() throws IOException {
        try (var files = Files.newDirectoryStream(segment.getParent())) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private static List<?> begun(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::session).distinct().sorted().toList();
    }

    private static List<?> ended(List<JournalEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.entry() instanceof SessionEnd)
                .map(JournalEntry::session)
                .sorted()
                .toList();
    }

    private record Read(List<JournalEntry> entries, List<Damage> damage) {}

    /** As {@code mailtap check} does it: what hangs torn at the end counts. */
    private Read read() throws IOException {
        Lane lane = data.lane(DataDirectory.RUN);
        List<JournalEntry> entries = new ArrayList<>();
        List<Damage> damage = new ArrayList<>();
        try (LaneReader reader = new LaneReader(lane, lane.beginning())) {
            Optional<JournalBatch> batch = reader.next();
            while (batch.isPresent()) {
                entries.addAll(batch.get().entries());
                damage.addAll(batch.get().damage());
                batch = reader.next();
            }
            reader.pending().ifPresent(damage::add);
        }
        return new Read(entries, damage);
    }
}
