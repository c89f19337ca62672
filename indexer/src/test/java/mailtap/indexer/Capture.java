package mailtap.indexer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalSettings;
import mailtap.journal.JournalWriter;
import mailtap.transcript.Entry;
import mailtap.transcript.Transcript;

/** A data directory for tests, written to as a running relay would. */
public final class Capture implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    final DataDirectory data;
    final JournalWriter journal;

    Capture(Path root) throws IOException {
        data = DataDirectory.open(root);
        journal = JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT);
    }

    Capture record(List<Transcript> transcripts) {
        for (Transcript transcript : transcripts) {
            for (Entry entry : transcript.entries()) {
                journal.record(transcript.id(), entry);
            }
        }
        flush();
        return this;
    }

    /** What has been recorded is in the journal when this returns. */
    void flush() {
        journal.flush().toCompletableFuture().join();
    }

    void index() throws IOException, InterruptedException {
        try (Indexer indexer = Indexer.open(data, IndexSettings.DEFAULT)) {
            indexer.catchUp(progress -> {});
        }
    }

    Search search() throws IOException {
        return Search.open(data, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
