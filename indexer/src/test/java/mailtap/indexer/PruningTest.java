package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalSettings;
import mailtap.journal.JournalWriter;
import mailtap.journal.Retention;
import mailtap.journal.RetentionRules;
import mailtap.transcript.Entry;
import mailtap.transcript.SessionId;
import mailtap.transcript.Transcript;
import org.apache.lucene.index.DirectoryReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What retention takes from the journal leaves the index, and the index is what a new one would be. */
class PruningTest {
    private static final JournalSettings SMALL = new JournalSettings(5, 20, 8 << 20, 64 << 10, 24, 3);
    private static final RetentionRules FEW = new RetentionRules(Duration.ofDays(10_000), Long.MAX_VALUE, 15);

    private final Random random = new Random(5);

    @TempDir
    private Path folder;

    private static String id(int number) {
        return new SessionId(1_000_000_007L * (number + 1)).toString();
    }

    private String talk(int number) {
        byte[] noise = new byte[12_000];
        random.nextBytes(noise);
        return """
            session %s  smtp  192.0.2.7:51234 -> smtp.example.com[192.0.2.25]:587  route office  2026-11-20T09:%02d:00Z
            0.000 S: 220 ready
            0.010 C: EHLO x
            0.020 S: 250 ok
            0.030 C: MAIL FROM:<a@example.com>
            0.040 S: 250 ok
            0.050 C: RCPT TO:<b@example.com>
            0.060 S: 250 ok
            0.070 C: DATA
            0.080 S: 354 go
            0.090 C: Subject: number %d
            C:
            C: %s
            C: .
            0.100 S: 250 queued
            """.formatted(id(number), number, number, Base64.getEncoder().encodeToString(noise));
    }

    private static void record(JournalWriter writer, SessionId id, List<Entry> entries) {
        entries.forEach(entry -> writer.record(id, entry));
        writer.flush().toCompletableFuture().join();
    }

    private static SortedMap<String, SortedSet<String>> indexed(DataDirectory data, boolean anew)
            throws IOException, InterruptedException {
        try (Indexer indexer = Indexer.open(data, IndexSettings.DEFAULT)) {
            if (anew) {
                indexer.rebuild(unused -> {});
            } else {
                indexer.catchUp(unused -> {});
            }
        }
        try (DirectoryReader reader = IndexStore.read(data.index()).orElseThrow()) {
            return Dump.of(reader);
        }
    }

    @Test
    void theIndexFollowsRetention() throws IOException, InterruptedException {
        DataDirectory data = DataDirectory.open(folder);
        Transcript open = Recordings.open(talk(0));
        List<Entry> said = open.entries();
        try (JournalWriter writer = JournalWriter.open(data, DataDirectory.RUN, SMALL)) {
            record(writer, open.id(), said.subList(0, said.size() - 2));
            for (int i = 1; i < 30; i++) {
                Transcript closed = Recordings.closed(talk(i));
                record(writer, closed.id(), closed.entries());
            }
            assertThat(indexed(data, false)).containsKeys(id(0), id(1), id(1) + ".m1", id(29));

            Retention.Pruned would =
                    Retention.rehearse(data, FEW, Instant.now()).orElseThrow();
            assertThat(indexed(data, false)).containsKey(id(1));
            Retention.Pruned pruned = Retention.apply(data, FEW, Instant.now()).orElseThrow();
            assertThat(pruned).isEqualTo(would);
            assertThat(pruned.sessions()).isPositive();

            record(writer, open.id(), said.subList(said.size() - 2, said.size()));
            SortedMap<String, SortedSet<String>> grown = indexed(data, false);
            assertThat(grown)
                    .doesNotContainKeys(id(0), id(1), id(1) + ".m1", id(1) + ".3")
                    .containsKeys(id(29));
            assertThat(grown.keySet().stream().filter(key -> key.startsWith(id(0))))
                    .isEmpty();
            assertThat(indexed(data, true).keySet()).isEqualTo(grown.keySet());
            assertThat(indexed(data, true)).isEqualTo(grown);
        }
    }
}
