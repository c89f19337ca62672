package mailtap.viewer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mailtap.indexer.IndexSettings;
import mailtap.indexer.Indexer;
import mailtap.indexer.Search;
import mailtap.indexer.Sessions;
import mailtap.journal.CompressionLibrary;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalSettings;
import mailtap.journal.JournalWriter;
import mailtap.transcript.Entry;
import mailtap.transcript.SessionId;
import mailtap.transcript.Transcript;

/**
 * Makes what the {@link Rehearsal} needs and is not to be rehearsed itself: the compression library as a file, all jars in
 * one, and a store like those of months, since much of Lucene is for these only: large parts, small ones, and what has changed since
 * it was written.
 */
final class RehearsalStage {
    private static final int TALKS = 3_000;
    private static final int TALKS_LATER = 30;

    private RehearsalStage() {}

    /** @param args the folder with the data, and one for what Java is to find quickly: the library and the jar */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path lib = Path.of(args[1]);
        CompressionLibrary.layInto(lib);
        OneJar.write(System.getProperty("java.class.path"), lib.resolve("all.jar"));
        DataDirectory data = DataDirectory.open(Path.of(args[0]));
        List<Transcript> sessions = sessions(data);
        try (JournalWriter journal = JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT);
                Indexer indexer = Indexer.open(data, IndexSettings.DEFAULT)) {
            Scene scene = new Scene(journal, indexer);
            scene.talks(0, TALKS);
            scene.index();
            indexer.mergeSmall((done, total) -> {});
            scene.talks(TALKS, TALKS_LATER);
            scene.inTwoParts(sessions);
        }
    }

    /** What is there, the first one first. */
    private static List<Transcript> sessions(DataDirectory data) throws IOException {
        List<Transcript> transcripts = new ArrayList<>();
        try (Search search = Search.open(data)) {
            Sessions sessions = Sessions.of(data, search);
            Optional<SessionId> session = sessions.last("", 0);
            while (session.isPresent()) {
                sessions.load(session.get()).ifPresent(loaded -> transcripts.addFirst(loaded.transcript()));
                session = sessions.last("", transcripts.size());
            }
        }
        return transcripts;
    }

    private record Scene(JournalWriter journal, Indexer indexer) {
        void talks(int first, int count) {
            for (int i = first; i < first + count; i++) {
                SessionId id = newId();
                new RehearsalTalk(i, entry -> journal.record(id, entry)).hold();
                flush();
            }
        }

        /** Copies whose second half comes when the first is in the index, so that it changes there. */
        void inTwoParts(List<Transcript> sessions) throws IOException, InterruptedException {
            List<SessionId> copies = sessions.stream().map(session -> newId()).toList();
            for (int half = 0; half < 2; half++) {
                for (int i = 0; i < copies.size(); i++) {
                    SessionId copy = copies.get(i);
                    List<Entry> entries = sessions.get(i).entries();
                    int middle = entries.size() * 4 / 5;
                    List<Entry> part = half == 0 ? entries.subList(0, middle) : entries.subList(middle, entries.size());
                    part.forEach(entry -> journal.record(copy, entry));
                }
                index();
            }
        }

        void index() throws IOException, InterruptedException {
            flush();
            indexer.catchUp(progress -> {});
        }

        private void flush() {
            journal.flush().toCompletableFuture().join();
        }

        private static SessionId newId() {
            return new SessionId(RandomGenerator.getDefault().nextLong());
        }
    }
}
