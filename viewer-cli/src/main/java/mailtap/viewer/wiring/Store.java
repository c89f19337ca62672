package mailtap.viewer.wiring;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mailtap.config.Keys;
import mailtap.config.Settings;
import mailtap.indexer.IndexProgress;
import mailtap.indexer.Indexer;
import mailtap.indexer.LoadedSession;
import mailtap.indexer.Search;
import mailtap.indexer.Sessions;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalReader;
import mailtap.journal.LockedException;
import mailtap.transcript.SessionId;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.setup.RunningRoutes;

/** What was captured, to be looked at. While nobody captures, what the index lacks is indexed when this is opened. */
public final class Store implements Closeable {
    private static final int CANDIDATES = 5;

    private final DataDirectory data;
    private final Search search;
    private final Sessions sessions;

    private Store(DataDirectory data, Search search) throws IOException {
        this.data = data;
        this.search = search;
        this.sessions = Sessions.of(data, search);
    }

    /** The folder, which must be there already. */
    public static DataDirectory folder(Settings settings) throws IOException {
        Path root = settings.get(Keys.DATA).toAbsolutePath();
        checkPermission(root);
        if (!Files.isDirectory(root.resolve("journal"))) {
            throw new Mistake(nothingIn(root));
        }
        return DataDirectory.look(root);
    }

    /** A folder that may not be looked into looks empty, and is not. */
    public static void checkPermission(Path root) throws IOException {
        if (Files.isDirectory(root) && !Files.isExecutable(root)) {
            throw new Mistake("no permission to look into " + root + ", which belongs to " + Files.getOwner(root)
                    + "; take another folder with --data, or its owner's rights");
        }
    }

    /**
     * @param progress is told how far the index has come, where it has to be brought up to date first
     * @param behind is told why that could not be done, where there is an index to answer from all the same
     */
    public static Store open(
            Settings settings, Clock clock, Consumer<IndexProgress> progress, Consumer<IOException> behind)
            throws IOException, InterruptedException {
        DataDirectory data = folder(settings);
        Search search = Search.open(data, clock);
        if (data.indexHolder().isEmpty() && !Indexes.hasReached(search, JournalReader.ends(data, search.positions()))) {
            boolean answers = search.hasIndex();
            search.close();
            try {
                catchUp(data, settings, progress);
            } catch (IOException e) {
                if (!answers) {
                    throw e;
                }
                behind.accept(e);
            }
            search = Search.open(data, clock);
        }
        if (!search.hasIndex() && Search.needsAnotherVersion(data)) {
            search.close();
            throw new Mistake("the mailtap that captures into " + data.root()
                    + " is another version than this one, and so is its index; end it and start this one");
        }
        return new Store(data, search);
    }

    /** After a crash the journal is ahead of the index, and nobody is there to see to it. */
    private static void catchUp(DataDirectory data, Settings settings, Consumer<IndexProgress> progress)
            throws IOException, InterruptedException {
        try (Indexer indexer = Indexer.open(data, Indexes.settings(settings))) {
            indexer.catchUp(progress);
        } catch (LockedException e) {
            // Somebody was faster and sees to it.
            return;
        }
    }

    private static String nothingIn(Path root) {
        return "nothing has been captured yet in " + root
                + "; begin with mailtap demo or mailtap run, or name the folder with --data";
    }

    /** Whether no session was ever captured here, or none is left. */
    public boolean isEmpty() throws IOException {
        return sessions.last("", 0).isEmpty();
    }

    /** What there is to do where {@link #isEmpty}. */
    public String nothingYet() throws IOException {
        return RunningRoutes.in(data.root()).isEmpty()
                ? nothingIn(data.root())
                : "nothing has passed yet; mailtap setup says how to point a mail program at the routes that run";
    }

    public DataDirectory data() {
        return data;
    }

    public Search search() {
        return search;
    }

    public Sessions sessions() {
        return sessions;
    }

    /** The one session that is meant. */
    public SessionId find(SessionRef ref, String asTyped) throws IOException {
        if (ref.prefix().isEmpty()) {
            return last(ref, asTyped);
        }
        List<SessionId> found = sessions.beginning(ref.prefix(), CANDIDATES);
        if (found.isEmpty()) {
            throw new Mistake("no session's ID begins with '" + ref.prefix() + "'; mailtap sessions lists them");
        }
        if (found.size() > 1) {
            throw new Mistake("'" + ref.prefix() + "' is the beginning of several IDs, among them "
                    + String.join(", ", found.stream().map(SessionId::toString).toList()) + "; type more of it");
        }
        return found.getFirst();
    }

    private SessionId last(SessionRef ref, String asTyped) throws IOException {
        Optional<SessionId> last = sessions.last(ref.route(), ref.before());
        if (last.isEmpty()) {
            throw new Mistake(
                    isEmpty() ? nothingYet() : "there is no session " + asTyped + "; mailtap sessions lists them");
        }
        return last.get();
    }

    public LoadedSession load(SessionId id) throws IOException {
        return sessions.load(id)
                .orElseThrow(() -> new Mistake("session " + id + " is not in the journal any more; it was pruned"));
    }

    @Override
    public void close() throws IOException {
        search.close();
    }
}
