package mailtap.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import mailtap.transcript.SessionEnd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    private static final JournalSettings SMALL_SEGMENTS = new JournalSettings(5, 20, 8 << 20, 64 * 1024, 24, 3);

    @TempDir
    Path folder;

    private DataDirectory data;

    @BeforeEach
    void open() throws IOException {
        data = DataDirectory.open(folder);
    }

    @Test
    void anOpenSessionGetsItsEndWithTheTimeOfItsLastEntry() throws IOException {
        Talk open = new Talk(5).start().server("220 hello\r\n").client("EHLO me\r\n");
        record(open, Talk.small(6));

        RecoveryReport report = start();

        assertThat(report.leftOpen()).containsExactly(open.id);
        assertThat(report.damage()).isEmpty();
        List<JournalEntry> read = JournalReaderTest.readAll(data, Map.of());
        SessionEnd end = (SessionEnd) read.getLast().entry();
        assertThat(read.getLast().session()).isEqualTo(open.id);
        assertThat(end.endedBy()).isEqualTo(SessionEnd.EndedBy.CRASH);
        assertThat(end.at()).isEqualTo(open.entries.getLast().entry().at());
    }

    @Test
    void theSecondStartFindsNothing() throws IOException {
        record(new Talk(5).start());
        start();

        assertThat(start().isClean()).isTrue();
    }

    @Test
    void aTornEndIsMovedAside() throws IOException {
        record(Talk.small(1));
        Lane lane = data.lane(DataDirectory.RUN);
        long end = Files.size(lane.segment(1));
        byte[] torn = {1, 2, 3, 4, 5};
        Files.write(lane.segment(1), torn, StandardOpenOption.APPEND);

        RecoveryReport report = start();

        assertThat(report.damage()).singleElement().satisfies(damage -> {
            assertThat(damage.offset()).isEqualTo(end);
            assertThat(damage.length()).isEqualTo(5);
        });
        assertThat(report.torn()).hasValueSatisfying(aside -> assertThat(aside).hasBinaryContent(torn));
        assertThat(Files.size(lane.segment(1))).isEqualTo(end);
    }

    @Test
    void onlyTheLastSegmentIsRead() throws IOException {
        Talk open = new Talk(77).start();
        Talk noise = new Talk(78).start().client("DATA\r\n");
        for (int i = 0; i < 20; i++) {
            noise.content(JournalReaderTest.noise(50_000, i));
        }
        record(open, noise);
        Lane lane = data.lane(DataDirectory.RUN);
        assertThat(lane.segments()).hasSizeGreaterThan(5);
        for (int number : lane.segments().headSet(lane.segments().last())) {
            Files.write(lane.segment(number), new byte[1000]);
        }

        assertThat(start().leftOpen()).containsExactlyInAnyOrder(open.id, noise.id);
    }

    @Test
    void aDamagedListOfSessionsIsMadeUpForByTheSegmentBefore() throws IOException {
        Talk open = new Talk(77).start();
        Talk noise = new Talk(78).start().client("DATA\r\n");
        for (int i = 0; i < 4; i++) {
            noise.content(JournalReaderTest.noise(50_000, i));
        }
        record(open, noise);
        Lane lane = data.lane(DataDirectory.RUN);
        Path last = lane.segment(lane.segments().last());
        byte[] bytes = Files.readAllBytes(last);
        bytes[SegmentHeader.LENGTH + BlockHeader.LENGTH + 3] ^= 1;
        Files.write(last, bytes);

        RecoveryReport report = start();

        assertThat(report.leftOpen()).containsExactlyInAnyOrder(open.id, noise.id);
        assertThat(report.damage()).hasSize(1);
    }

    @Test
    void anUnfinishedSegmentIsMadeAnew() throws IOException {
        record(Talk.small(1));
        Lane lane = data.lane(DataDirectory.RUN);
        Files.write(lane.unfinishedSegment(2), new byte[10]);
        Talk noise = new Talk(78)
                .start()
                .client("DATA\r\n")
                .content(JournalReaderTest.noise(200_000, 1))
                .end();
        record(noise);
        record(Talk.small(2));

        assertThat(JournalReaderTest.withoutTallies(JournalReaderTest.readAll(data, Map.of())))
                .endsWith(Talk.small(2).entries.toArray(JournalEntry[]::new));
        assertThat(lane.segments()).contains(2);
    }

    /** Closing does not end sessions: that is the source's business. */
    private void record(Talk... talks) throws IOException {
        var with = new JournalWriter.Surroundings(SMALL_SEGMENTS, Disk.REAL, InstantSource.system());
        try (JournalWriter writer = JournalWriter.open(data, DataDirectory.RUN, with)) {
            for (Talk talk : talks) {
                talk.recordInto(writer);
            }
        }
    }

    private RecoveryReport start() throws IOException {
        try (JournalWriter writer = JournalWriter.open(data, DataDirectory.RUN, SMALL_SEGMENTS)) {
            return writer.recovery();
        }
    }
}
