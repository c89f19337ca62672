package mailtap.viewer.home;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders and files nobody else may read, from the moment they exist and whatever the umask. */
public final class PrivateFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFiles() {}

    public static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, attributes("rwx------"));
    }

    public static Path createTemporaryFolder(String prefix) throws IOException {
        return Files.createTempDirectory(prefix, attributes("rwx------"));
    }

    /** A new empty file of a name nothing else has. */
    static Path createTemporary(Path folder, String prefix) throws IOException {
        return Files.createTempFile(folder, prefix, ".part", attributes("rw-------"));
    }

    /** Writes a new file and says whether it did: an existing one is left alone. */
    public static boolean createFile(Path file, byte[] content) throws IOException {
        try {
            Files.createFile(file, attributes("rw-------"));
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        Files.write(file, content);
        return true;
    }

    /** Opens a new file for writing; refuses one that is there. */
    public static OutputStream open(Path file) throws IOException {
        Files.createFile(file, attributes("rw-------"));
        return Files.newOutputStream(file);
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
