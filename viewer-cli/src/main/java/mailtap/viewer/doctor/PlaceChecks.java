package mailtap.viewer.doctor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mailtap.indexer.Search;
import mailtap.journal.CheckReport;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalCheck;
import mailtap.journal.JournalReader;
import mailtap.relay.tls.AuthorityStore;
import mailtap.viewer.view.Quantities;
import mailtap.viewer.wiring.Indexes;

/** The machine and the folder: Java, disk, permissions, journal, index, authority, clock. */
final class PlaceChecks {
    private static final int OLDEST_JAVA = 21;
    private static final long LITTLE_SPACE = 1_000_000_000L;
    private static final long NO_SPACE = 50_000_000L;
    /** More than that takes too long to read for a look; {@code mailtap check} reads all. */
    private static final long JOURNAL_READ = 64_000_000L;

    private static final Duration AUTHORITY_SOON = Duration.ofDays(14);
    /** Clocks are set by less than that all the time. */
    private static final Duration CLOCK_STEP = Duration.ofMinutes(10);

    private static final int LANE_AND_SEGMENT = 2;
    private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

    private final Path root;
    private final Instant now;
    private final List<Check> checks = new ArrayList<>();

    private PlaceChecks(Path root, Instant now) {
        this.root = root;
        this.now = now;
    }

    static List<Check> of(Path root, Instant now) {
        PlaceChecks place = new PlaceChecks(root, now);
        place.java();
        place.look("clock", place::clock);
        place.look("disk", place::disk);
        place.look("folder", place::folder);
        if (Files.exists(root) && !place.canBeRead()) {
            return place.checks;
        }
        if (Files.isDirectory(root.resolve("journal"))) {
            place.look("journal", place::journal);
            place.look("index", place::index);
        }
        place.look("authority", place::authority);
        return place.checks;
    }

    /** A look that may fail. */
    private interface Look {
        Check take() throws IOException;
    }

    private void look(String name, Look look) {
        try {
            checks.add(look.take());
        } catch (IOException e) {
            checks.add(Check.fail(name, "cannot be looked at: " + words(e), "see to the permissions of " + root));
        }
    }

    private static String words(IOException failure) {
        return failure instanceof AccessDeniedException denied
                ? "no permission for " + denied.getFile()
                : String.valueOf(failure.getMessage());
    }

    private boolean canBeRead() {
        return Files.isDirectory(root) && Files.isReadable(root) && Files.isExecutable(root);
    }

    /** What there is already of the way to the folder. */
    private Path existing() {
        Path there = root;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    private void java() {
        int version = Runtime.version().feature();
        String words = "Java " + Runtime.version() + ", "
                + Quantities.size(Runtime.getRuntime().maxMemory()) + " heap";
        checks.add(
                version >= OLDEST_JAVA
                        ? Check.ok("java", words)
                        : Check.fail("java", words, "mailtap needs Java " + OLDEST_JAVA + " or newer; set JAVA_HOME"));
    }

    private Check clock() throws IOException {
        String words = "it says " + now.truncatedTo(ChronoUnit.SECONDS);
        if (now.isBefore(LONG_AGO)) {
            return Check.fail("clock", words, "set it: certificates are not valid then, and sessions get wrong times");
        }
        Instant written = lastWritten();
        return written.isAfter(now.plus(CLOCK_STEP))
                ? Check.warn(
                        "clock",
                        words + ", and the journal was written at " + written.truncatedTo(ChronoUnit.SECONDS),
                        "set it if it is wrong: certificates seem not valid yet, and the newest session not the newest")
                : Check.ok("clock", words);
    }

    /** Of what has been captured; long ago where nothing has. */
    private Instant lastWritten() throws IOException {
        Path journal = root.resolve("journal");
        if (!Files.isReadable(journal)) {
            return LONG_AGO;
        }
        Instant last = LONG_AGO;
        try (Stream<Path> files = Files.walk(journal, LANE_AND_SEGMENT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Instant written = Files.getLastModifiedTime(file).toInstant();
                last = written.isAfter(last) ? written : last;
            }
        }
        return last;
    }

    private Check disk() throws IOException {
        long free = Files.getFileStore(existing()).getUsableSpace();
        String words = Quantities.size(free) + " free for " + root;
        if (free < NO_SPACE) {
            return Check.fail("disk", words, "make room: mail is relayed all the same, and not recorded");
        }
        return free < LITTLE_SPACE ? Check.warn("disk", words, "make room soon") : Check.ok("disk", words);
    }

    private Check folder() throws IOException {
        if (!Files.exists(root)) {
            Path there = existing();
            return Files.isDirectory(there) && Files.isWritable(there)
                    ? Check.ok("folder", root + " is not there yet; the first run makes it")
                    : Check.fail(
                            "folder",
                            root + " is not there and cannot be made: " + there + " belongs to "
                                    + Files.getOwner(there),
                            "take another one with --data, or make it and give it to this user");
        }
        if (!Files.isDirectory(root)) {
            return Check.fail("folder", root + " is no folder", "take another one with --data");
        }
        if (Files.getFileStore(root).isReadOnly()) {
            return Check.warn(
                    "folder",
                    root + " is on a disk for reading only: it can be looked at, and nothing added",
                    "to capture, take another one with --data");
        }
        if (!canBeRead() || !Files.isWritable(root)) {
            String what = canBeRead() ? " cannot be written" : " cannot be looked into";
            return Check.fail(
                    "folder",
                    root + what + ": it belongs to " + Files.getOwner(root),
                    "take another one with --data, or its owner's rights");
        }
        Set<PosixFilePermission> rights;
        try {
            rights = Files.getPosixFilePermissions(root);
        } catch (UnsupportedOperationException e) {
            return Check.ok("folder", root + " can be written");
        }
        boolean open = rights.stream().anyMatch(right -> !right.name().startsWith("OWNER"));
        String words = root + " is " + PosixFilePermissions.toString(rights);
        return open
                ? Check.warn(
                        "folder", words + ": others can look into it", "the next run takes that away; or chmod 700")
                : Check.ok("folder", words);
    }

    private Check journal() throws IOException {
        DataDirectory data = DataDirectory.open(root);
        long size = JournalCheck.size(data);
        if (size > JOURNAL_READ) {
            return Check.ok("journal", Quantities.size(size) + ", not read here; mailtap check reads all of it");
        }
        CheckReport report = JournalCheck.of(data, done -> {});
        String words = Quantities.count(report.sessions(), "session") + ", " + Quantities.size(size);
        return report.isSound()
                ? Check.ok("journal", words + ", sound")
                : Check.fail("journal", words + ", damaged", "mailtap check says where; the rest can be read");
    }

    private Check index() throws IOException {
        DataDirectory data = DataDirectory.open(root);
        if (data.indexHolder().isPresent()) {
            return Check.ok("index", "kept up to date by " + data.indexHolder().orElse("another process"));
        }
        try (Search search = Search.open(data)) {
            if (!search.hasIndex()) {
                return Check.warn(
                        "index",
                        "there is none, or none that can be read",
                        "mailtap index makes it from the journal, as does any look");
            }
            return Indexes.hasReached(data, JournalReader.ends(data))
                    ? Check.ok("index", "has all of the journal")
                    : Check.warn("index", "behind the journal", "mailtap index brings it up to date, as does any look");
        }
    }

    private Check authority() throws IOException {
        AuthorityStore store = new AuthorityStore(root.resolve("ca"));
        if (!store.exists()) {
            return Check.ok("authority", "there is none; it is needed only where mailtap opens TLS of a mail program");
        }
        Instant expires = store.load().expires();
        String words = "valid until " + expires;
        if (expires.isBefore(now)) {
            return Check.fail("authority", words, "it has expired: mailtap ca rotate, and trust the new one");
        }
        return expires.isBefore(now.plus(AUTHORITY_SOON))
                ? Check.warn("authority", words, "mailtap ca rotate makes the next one")
                : Check.ok("authority", words + "; how programs trust it: mailtap ca trust");
    }
}
