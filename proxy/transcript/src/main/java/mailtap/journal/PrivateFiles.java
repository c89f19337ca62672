package mailtap.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/**
 * Files and folders that only their owner may look into, from the moment they exist, whatever the umask. On file systems
 * without POSIX permissions the user's own folder has to guard them.
 */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private PrivateFiles() {}

    /** Makes the folder and its missing parents; one that is there already stays as it is. */
    public static void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        try {
            Files.createDirectory(directory, attributes(directory, DIRECTORY));
        } catch (FileAlreadyExistsException raced) {
            if (!Files.isDirectory(directory)) {
                throw raced;
            }
        }
    }

    /** Opens for reading and writing; made if it is not there. */
    public static FileChannel openOrCreate(Path file) throws IOException {
        return open(file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE));
    }

    /** Makes a new file and opens it for reading and writing; fails if it is there. */
    public static FileChannel create(Path file) throws IOException {
        return open(file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
    }

    private static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
        return FileChannel.open(file, options, attributes(file, FILE));
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    /** Whether its owner is known to be the only one who may do anything with it. */
    static boolean isPrivate(Path path) throws IOException {
        return isPosix(path) && DIRECTORY.containsAll(Files.getPosixFilePermissions(path));
    }

    /** Takes away what others may do with it; true where there was something to take away. */
    static boolean tighten(Path path) throws IOException {
        if (!isPosix(path) || Files.isSymbolicLink(path)) {
            return false;
        }
        try {
            return tightenPosix(path);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static boolean tightenPosix(Path path) throws IOException {
        Set<PosixFilePermission> now = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> owner = new HashSet<>(now);
        owner.retainAll(DIRECTORY);
        if (owner.equals(now)) {
            return false;
        }
        if (Files.getFileStore(path).isReadOnly()) {
            return false;
        }
        try {
            Files.setPosixFilePermissions(path, owner);
        } catch (NoSuchFileException gone) {
            throw gone;
        } catch (FileSystemException refused) {
            String reason = "others can look into it, which only its owner can end: " + Files.getOwner(path);
            throw new FileSystemException(path.toString(), null, reason);
        }
        return true;
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
