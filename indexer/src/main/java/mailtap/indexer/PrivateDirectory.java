package mailtap.indexer;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.OutputStreamIndexOutput;

/** The index's folder, in which every file is its owner's alone from the moment it is made, whatever the umask. */
final class PrivateDirectory extends FilterDirectory {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final int BUFFER = 8192;

    private final Path folder;

    private PrivateDirectory(Path folder, FSDirectory in) {
        super(in);
        this.folder = folder;
    }

    static PrivateDirectory open(Path folder) throws IOException {
        Files.createDirectories(folder, mode("rwx------"));
        return new PrivateDirectory(folder, FSDirectory.open(folder));
    }

    /** Bytes on the disk that others may write; where that cannot be found out, as many as can be. */
    long free() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    private static FileAttribute<?>[] mode(String mode) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        if (!POSIX) {
            return super.createOutput(name, context);
        }
        ensureOpen();
        FileChannel file = FileChannel.open(
                folder.resolve(name),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                mode("rw-------"));
        return new OutputStreamIndexOutput("index file " + name, name, Channels.newOutputStream(file), BUFFER);
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        IndexOutput output = super.createTempOutput(prefix, suffix, context);
        if (POSIX) {
            Files.setPosixFilePermissions(
                    folder.resolve(output.getName()), PosixFilePermissions.fromString("rw-------"));
        }
        return output;
    }

    /** The lock file stays for ever, so it is made before the library would make it. */
    @Override
    public Lock obtainLock(String name) throws IOException {
        try {
            Files.createFile(folder.resolve(name), mode("rw-------"));
        } catch (FileAlreadyExistsException fromBefore) {
            return super.obtainLock(name);
        }
        return super.obtainLock(name);
    }
}
