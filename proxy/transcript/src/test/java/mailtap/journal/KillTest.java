package mailtap.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.SessionEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    private static final int ROUNDS = 3;

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            Path root = folder.resolve("round" + round);
            int acknowledged = killed(root, round * 7);
            DataDirectory data = DataDirectory.open(root);
            JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT).close();

            List<Entry> entries = JournalReaderTest.readAll(data, Map.of()).stream()
                    .map(JournalEntry::entry)
                    .toList();
            List<Entry> frames =
                    entries.stream().filter(entry -> entry instanceof Frame).toList();
            assertThat(frames).hasSizeGreaterThanOrEqualTo(acknowledged);
            for (int i = 0; i < frames.size(); i++) {
                assertThat(frames.get(i)).isEqualTo(Child.frame(i));
            }
            assertThat(entries.getLast())
                    .isInstanceOfSatisfying(
                            SessionEnd.class, end -> assertThat(end.endedBy()).isEqualTo(SessionEnd.EndedBy.CRASH));
            assertThat(JournalCheck.of(data, bytes -> {}).isSound()).isTrue();
        }
    }

    /** Frames that the child said were safe before it was killed. */
    private static int killed(Path root, int afterLines) throws IOException, InterruptedException {
        Process child = Child.start(Child.Task.RECORD_FOR_EVER, root);
        int acknowledged = 0;
        try (BufferedReader lines = child.inputReader()) {
            for (int i = 0; i < afterLines; i++) {
                acknowledged = Integer.parseInt(lines.readLine());
            }
            // Not the process's own method: that closes the pipe, and what stands in it.
            child.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null && line.matches("\\d+00"); line = lines.readLine()) {
                acknowledged = Integer.parseInt(line);
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        return acknowledged;
    }
}
