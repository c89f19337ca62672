package mailtap.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mailtap.transcript.SessionId;

/**
 * One process's wish that everything recorded so far can be found, laid before the processes that record and index. It
 * is a file whose name says how far it has come (docs/data-directory.md). Whoever waits closes it in the end.
 */
public final class IndexRequest implements Closeable {
    private static final Duration LITTER = Duration.ofHours(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** How far it has come; each state is set by somebody else. */
    public enum State {
        /** By the one who waits. */
        ASKED,
        /** By the writer of {@code run}: what was recorded when it saw the request is on the disk. */
        DURABLE,
        /** By the one who indexes: all of that is in the index and can be found. */
        INDEXED;

        private String suffix() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Path folder;
    private final String id;

    private IndexRequest(Path folder, String id) {
        this.folder = folder;
        this.id = id;
    }

    /** Lays a new one before the others. */
    public static IndexRequest ask(DataDirectory data) throws IOException {
        IndexRequest request = new IndexRequest(data.requests(), new SessionId(RANDOM.nextLong()).toString());
        PrivateFiles.create(request.file(State.ASKED)).close();
        return request;
    }

    /** Those in a state; removes what somebody forgot there long ago. */
    public static List<IndexRequest> in(State state, DataDirectory data) throws IOException {
        List<IndexRequest> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(data.requests(), "*" + state.suffix())) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!isLitter(file)) {
                    found.add(new IndexRequest(
                            data.requests(),
                            name.substring(0, name.length() - state.suffix().length())));
                }
            }
        }
        return found;
    }

    /** Those that the one who indexes can answer now: durable, or asked while there is nobody to make them so. */
    public static List<IndexRequest> answerable(DataDirectory data) throws IOException {
        List<IndexRequest> answerable = in(State.DURABLE, data);
        List<IndexRequest> asked = in(State.ASKED, data);
        if (!asked.isEmpty() && data.laneHolder(DataDirectory.RUN).isEmpty()) {
            answerable.addAll(asked);
        }
        return answerable;
    }

    private static boolean isLitter(Path file) throws IOException {
        try {
            Instant since = Files.getLastModifiedTime(file).toInstant();
            return since.plus(LITTER).isBefore(Instant.now()) && Files.deleteIfExists(file);
        } catch (NoSuchFileException answered) {
            return true;
        }
    }

    /** Says that it has come so far; nothing happens when it is already there, or nobody waits any more. */
    public void advance(State to) throws IOException {
        for (State from : State.values()) {
            if (from.compareTo(to) < 0) {
                move(file(from), file(to));
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException other) {
            // It is in another state, or withdrawn.
        }
    }

    /** Whether the wait is over. */
    public boolean isIndexed() {
        return Files.exists(file(State.INDEXED));
    }

    private Path file(State state) {
        return folder.resolve(id + state.suffix());
    }

    /** Withdraws it. */
    @Override
    public void close() throws IOException {
        for (State state : State.values()) {
            Files.deleteIfExists(file(state));
        }
    }
}
