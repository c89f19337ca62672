package mailtap.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import mailtap.transcript.Bytes;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.SessionId;
import mailtap.transcript.Side;
import mailtap.transcript.Tally;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCheckTest {
    @TempDir
    Path folder;

    private DataDirectory data;

    @BeforeEach
    void open() throws IOException {
        data = DataDirectory.open(folder);
    }

    @Test
    void aSoundJournalIsCounted() throws IOException {
        JournalReaderTest.record(data, Talk.small(1));
        JournalReaderTest.record(data, new Talk(2).start());
        List<Long> progress = new ArrayList<>();

        CheckReport report = JournalCheck.of(data, progress::add);

        assertThat(report.isSound()).isTrue();
        assertThat(report.sessions()).isEqualTo(2);
        assertThat(report.openSessions()).isEqualTo(1);
        assertThat(report.entries()).isEqualTo(8 + 1);
        assertThat(report.bytes()).isEqualTo(JournalCheck.size(data));
        assertThat(progress.getLast()).isEqualTo(report.bytes());
    }

    @Test
    void aTornEndIsDamageUnlessSomebodyWrites() throws IOException {
        JournalReaderTest.record(data, Talk.small(1));
        Path segment = data.lane(DataDirectory.RUN).segment(1);
        try (JournalWriter writer = JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT)) {
            assertThat(writer.recovery().isClean()).isTrue();
            Files.write(segment, new byte[7], StandardOpenOption.APPEND);
            assertThat(JournalCheck.of(data, bytes -> {}).isSound()).isTrue();
        }

        assertThat(JournalCheck.of(data, bytes -> {}).damage()).hasSize(1);
    }

    @Test
    void framesThatDoNotTileAreABreach() {
        SessionCheck check = new SessionCheck();
        SessionId id = new SessionId(1);
        check.take(Talk.small(1).entries.getFirst());

        assertThat(check.take(frame(id, 0, "EHLO a\r\n"))).isEmpty();
        assertThat(check.take(frame(id, 8, "NOOP\r\n"))).isEmpty();
        assertThat(check.take(frame(id, 20, "QUIT\r\n")))
                .hasValueSatisfying(what -> assertThat(what).contains("client bytes from 14 to 20"));
        assertThat(check.take(frame(id, 26, "QUIT\r\n"))).isEmpty();
    }

    @Test
    void aTallyThatDiffersIsABreach() {
        SessionCheck check = new SessionCheck();
        Talk talk = Talk.small(1);
        Tally.Kept other = new Tally.Kept(27, 0, 0, 1);
        talk.entries
                .subList(0, 6)
                .forEach(entry -> assertThat(check.take(entry)).isEmpty());

        assertThat(check.take(new JournalEntry(
                        talk.id, new Tally(talk.entries.getLast().entry().at(), other, other))))
                .isPresent();
    }

    @Test
    void aSessionWithoutItsBeginningIsABreachOnce() {
        SessionCheck check = new SessionCheck();
        Talk talk = Talk.small(1);

        assertThat(check.take(talk.entries.get(1))).isPresent();
        assertThat(check.take(talk.entries.get(2))).isEmpty();
    }

    private static JournalEntry frame(SessionId id, long offset, String line) {
        return new JournalEntry(
                id, Frame.kept(Micros.instant(1), Side.CLIENT, Label.COMMAND, 1, offset, Bytes.latin1(line)));
    }
}
