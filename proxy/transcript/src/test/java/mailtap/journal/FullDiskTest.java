package mailtap.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import mailtap.transcript.Bytes;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Side;
import mailtap.transcript.Tally;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    private static final JournalSettings SETTINGS = new JournalSettings(2, 10, 256 * 1024, 1 << 20, 24, 3);
    private static final int PIECES = 100;
    private static final int PIECE = 20_000;

    @TempDir
    Path folder;

    private DataDirectory data;

    @BeforeEach
    void open() throws IOException {
        data = DataDirectory.open(folder);
    }

    @Test
    void whatDoesNotFitBecomesOneGapAndCaptureResumes() throws IOException {
        FailingDisk disk = new FailingDisk(400_000);
        Talk talk = new Talk(1).start().client("DATA\r\n");
        try (JournalWriter writer = writer(disk)) {
            talk.recordInto(writer);
            recordNoise(writer, talk, 0);
            await().until(() -> writer.health().failure().isPresent());
            recordNoise(writer, talk, 1);

            assertThat(writer.isCrowded())
                    .as("a full disk must not slow mail down")
                    .isFalse();
            assertThat(writer.health().unkeptBytes()).isPositive();
            assertThat(writer.health().queuedBytes()).isLessThanOrEqualTo(SETTINGS.queueBytes());

            disk.makeRoom(100 << 20);
            await().until(() ->
                    writer.health().failure().isEmpty() && writer.health().queuedBytes() == 0);
            recordAll(writer, new Talk(2).start().client("NOOP\r\n").end());
            recordNoise(writer, talk, 2);
            writer.record(talk.id, Talk.small(1).end().entries.getLast().entry());
        }

        List<JournalEntry> read = of(talk, JournalReaderTest.readAll(data, Map.of()));
        assertThat(gaps(read)).hasSize(1);
        assertThat(read).filteredOn(FullDiskTest::isCaptureGap).hasSize(1);
        assertThat(clientBytes(read)).isEqualTo(6 + 3L * PIECES * PIECE);
        assertThat(JournalCheck.of(data, bytes -> {}).isSound()).isTrue();
        Tally tally = (Tally) read.get(read.size() - 2).entry();
        assertThat(tally.client().lost()).isEqualTo(gaps(read).getFirst().length());
    }

    @Test
    void aHalfWrittenBlockThatCannotBeCutBackIsLeftBehind() throws IOException {
        FailingDisk disk = new FailingDisk(300_000);
        disk.cannotCutBack = true;
        Talk talk = new Talk(1).start().client("DATA\r\n");
        try (JournalWriter writer = writer(disk)) {
            talk.recordInto(writer);
            recordNoise(writer, talk, 0);
            await().until(() -> disk.refused.get() > 0);
            disk.makeRoom(100 << 20);
        }

        List<JournalEntry> read = JournalReaderTest.readAll(data, Map.of());
        assertThat(clientBytes(read)).isEqualTo(6 + (long) PIECES * PIECE);
        assertThat(data.lane(DataDirectory.RUN).segments()).hasSizeGreaterThan(1);
    }

    @Test
    void aFlushDuringTheTroubleFails() throws IOException {
        FailingDisk disk = new FailingDisk(0);
        JournalWriter writer = writer(disk);
        Talk.small(1).recordInto(writer);
        await().until(() -> writer.health().failure().isPresent());

        assertThatThrownBy(() -> writer.flush().toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("No space left");
        assertThatThrownBy(writer::close).isInstanceOf(IOException.class).hasMessageContaining("No space left");
        assertThat(writer.health().lostEntries())
                .isGreaterThanOrEqualTo(Talk.small(1).entries.size());
    }

    @Test
    void aFailedFsyncIsNotAnsweredAsDone() throws IOException {
        FailingDisk disk = new FailingDisk(100 << 20);
        try (JournalWriter writer = writer(disk)) {
            Talk.small(1).recordInto(writer);
            writer.flush().toCompletableFuture().join();
            disk.cannotForce = true;
            Talk.small(2).recordInto(writer);
            assertThatThrownBy(() -> writer.flush().toCompletableFuture().join())
                    .hasMessageContaining("Input/output error");
            disk.cannotForce = false;
            Talk.small(3).recordInto(writer);
        }
        assertThat(JournalReaderTest.withoutTallies(JournalReaderTest.readAll(data, Map.of())))
                .containsAll(Talk.small(3).entries);
    }

    private JournalWriter writer(Disk disk) throws IOException {
        return JournalWriter.open(
                data, DataDirectory.RUN, new JournalWriter.Surroundings(SETTINGS, disk, InstantSource.system()));
    }

    /** As fast as it goes: what is in the way of the bound becomes a gap. */
    private static void recordNoise(JournalWriter writer, Talk talk, int round) {
        for (int i = 0; i < PIECES; i++) {
            long offset = 6 + (long) (round * PIECES + i) * PIECE;
            Bytes bytes = JournalReaderTest.noise(PIECE, offset);
            Frame frame =
                    Frame.kept(talk.entries.getFirst().entry().at(), Side.CLIENT, Label.CONTENT, 1, offset, bytes);
            while (round != 1 && writer.isCrowded()) {
                Thread.onSpinWait();
            }
            writer.record(talk.id, frame);
        }
    }

    private static void recordAll(JournalWriter writer, Talk talk) {
        talk.recordInto(writer);
    }

    private static List<JournalEntry> of(Talk talk, List<JournalEntry> entries) {
        return entries.stream().filter(entry -> entry.session().equals(talk.id)).toList();
    }

    private static List<Frame> gaps(List<JournalEntry> entries) {
        return entries.stream()
                .map(JournalEntry::entry)
                .filter(entry -> entry instanceof Frame frame && frame.label() == Label.UNKEPT)
                .map(Frame.class::cast)
                .toList();
    }

    private static boolean isCaptureGap(JournalEntry entry) {
        return entry.entry() instanceof Finding finding && finding.kind() == FindingKind.CAPTURE_GAP;
    }

    private static long clientBytes(List<JournalEntry> entries) {
        return entries.stream()
                .map(JournalEntry::entry)
                .filter(entry -> entry instanceof Frame frame && frame.side() == Side.CLIENT)
                .mapToLong(entry -> ((Frame) entry).length())
                .sum();
    }
}
