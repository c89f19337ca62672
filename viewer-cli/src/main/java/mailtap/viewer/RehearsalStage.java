package mailtap.viewer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mailtap.indexer.Search;
import mailtap.indexer.Sessions;
import mailtap.journal.CompressionLibrary;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalSettings;
import mailtap.journal.JournalWriter;
import mailtap.transcript.SessionId;
import mailtap.transcript.Transcript;

/**
 * Makes what the {@link Rehearsal} needs and is not to be rehearsed itself: a store as large as real ones are, since much of
 * Lucene is for large ones only, from copies of the sessions that are there; and the compression library as a file.
 */
final class RehearsalStage {
    private static final int COPIES = 400;

    private RehearsalStage() {}

    /** @param args the folder with the data, and one for the library, in which Java will look for it */
    public static void main(String[] args) throws IOException {
        CompressionLibrary.layInto(Path.of(args[1]));
        copy(DataDirectory.open(Path.of(args[0])));
        System.exit(Main.ofProcess("--data", args[0], "index"));
    }

    private static void copy(DataDirectory data) throws IOException {
        RandomGenerator random = RandomGenerator.getDefault();
        List<Transcript> sessions = sessions(data);
        try (JournalWriter journal = JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT)) {
            for (int i = 0; i < COPIES; i++) {
                for (Transcript session : sessions) {
                    SessionId copy = new SessionId(random.nextLong());
                    session.entries().forEach(entry -> journal.record(copy, entry));
                }
                journal.flush().toCompletableFuture().join();
            }
        }
    }

    private static List<Transcript> sessions(DataDirectory data) throws IOException {
        List<Transcript> transcripts = new ArrayList<>();
        try (Search search = Search.open(data)) {
            Sessions sessions = Sessions.of(data, search);
            Optional<SessionId> session = sessions.last("", 0);
            while (session.isPresent()) {
                sessions.load(session.get()).ifPresent(loaded -> transcripts.add(loaded.transcript()));
                session = sessions.last("", transcripts.size());
            }
        }
        return transcripts;
    }
}
