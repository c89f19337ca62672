package mailtap.journal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mailtap.transcript.SessionId;

/**
 * Where mailtap keeps what it has seen: {@code journal/}, {@code index/}, {@code ca/}, {@code mailtap.conf}, and the
 * locks and requests by which processes agree on them (docs/data-directory.md).
 */
public final class DataDirectory {
    /** The lane of {@code mailtap run}. */
    public static final String RUN = "run";

    private final Path root;
    private final List<Path> tightened;

    private DataDirectory(Path root, List<Path> tightened) {
        this.root = root;
        this.tightened = tightened;
    }

    /** For whoever only looks: what nobody else may enter need not be gone through again. */
    public static DataDirectory look(Path root) throws IOException {
        make(root);
        return new DataDirectory(root, PrivateFiles.isPrivate(root) ? List.of() : tighten(root));
    }

    /** Makes what is missing, and takes from others what they should never have been able to do. */
    public static DataDirectory open(Path root) throws IOException {
        make(root);
        return new DataDirectory(root, tighten(root));
    }

    private static void make(Path root) throws IOException {
        PrivateFiles.createDirectories(root);
        for (String folder : List.of("journal", "index", "ca", "locks", "requests")) {
            PrivateFiles.createDirectories(root.resolve(folder));
        }
    }

    private static List<Path> tighten(Path root) throws IOException {
        List<Path> tightened = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return visitFile(folder, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                if (PrivateFiles.tighten(path)) {
                    tightened.add(path);
                }
                return FileVisitResult.CONTINUE;
            }

            // An index that is being written loses files at any moment.
            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        return List.copyOf(tightened);
    }

    public Path root() {
        return root;
    }

    public Path index() {
        return root.resolve("index");
    }

    /** The interception authority's folder. */
    public Path authority() {
        return root.resolve("ca");
    }

    public Path configuration() {
        return root.resolve("mailtap.conf");
    }

    /** What others could read or write when the directory was opened, and now cannot; to be said aloud. */
    public List<Path> tightened() {
        return tightened;
    }

    /** Whoever holds it keeps the index up to date, for all lanes; empty when somebody else does. */
    public Optional<DataLock> tryLockIndex() throws IOException {
        return DataLock.tryLock(indexLock());
    }

    /** As {@link #tryLockIndex()}, where there is nothing to do without it. */
    public DataLock lockIndex() throws IOException {
        Optional<DataLock> lock = tryLockIndex();
        if (lock.isPresent()) {
            return lock.get();
        }
        throw refusal("the index in " + root, indexLock(), "wait for it, or stop it first");
    }

    /** Who keeps the index up to date at this moment. */
    public Optional<String> indexHolder() throws IOException {
        return DataLock.holder(indexLock());
    }

    /** Who writes the lane at this moment. */
    public Optional<String> laneHolder(String lane) throws IOException {
        return DataLock.holder(laneLock(lane));
    }

    DataLock lockLane(String lane) throws IOException {
        Optional<DataLock> lock = DataLock.tryLock(laneLock(lane));
        if (lock.isPresent()) {
            return lock.get();
        }
        String advice = "stop it, or choose another directory with --data";
        throw refusal("the journal '" + lane + "' in " + root, laneLock(lane), advice);
    }

    Optional<DataLock> tryLockRetention() throws IOException {
        return DataLock.tryLock(root.resolve("locks").resolve("retention.lock"));
    }

    private static LockedException refusal(String what, Path lock, String advice) throws IOException {
        return new LockedException(what, DataLock.holder(lock).orElse("another process"), advice);
    }

    private Path indexLock() {
        return root.resolve("locks").resolve("index.lock");
    }

    private Path laneLock(String lane) {
        return root.resolve("locks").resolve("lane-" + lane + ".lock");
    }

    /** Where each lane begins; what lies before has been pruned, and no longer counts. */
    public Map<String, JournalPosition> beginnings() throws IOException {
        Map<String, JournalPosition> beginnings = new TreeMap<>();
        for (Lane lane : lanes().values()) {
            beginnings.put(lane.name(), lane.beginning());
        }
        return beginnings;
    }

    /** Sessions whose beginning was pruned while their rest stays: they count no more. */
    public Set<SessionId> cutSessions() throws IOException {
        Set<SessionId> cut = new TreeSet<>();
        for (Lane lane : lanes().values()) {
            NavigableSet<Integer> segments = lane.segments();
            if (Watermark.of(lane) > 1 && !segments.isEmpty()) {
                cut.addAll(OpenSessions.at(lane.segment(segments.first()))
                        .lastMicros()
                        .keySet());
            }
        }
        return cut;
    }

    Path journal() {
        return root.resolve("journal");
    }

    Path requests() {
        return root.resolve("requests");
    }

    Lane lane(String name) {
        if (!Lane.isName(name)) {
            throw new IllegalArgumentException("not a lane: " + name);
        }
        return new Lane(name, journal().resolve(name));
    }

    /** Every lane there is, by name; a partial import is none yet. */
    NavigableMap<String, Lane> lanes() throws IOException {
        TreeMap<String, Lane> lanes = new TreeMap<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(journal())) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                if (Lane.isName(name) && Files.isDirectory(folder)) {
                    lanes.put(name, new Lane(name, folder));
                }
            }
        }
        return lanes;
    }
}
