package mailtap.viewer.home;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A private folder of files that appears when it is complete. Until then it is called {@code NAME.partial}, and what is not
 * completed stays there to be gone on with: every file in it is whole. A file in it says what it is half of.
 */
public final class GrowingFolder implements Closeable {
    private static final String PARTIAL = ".partial";
    private static final String MARK = ".half-written";
    private static final String SAYS = "Half written by mailtap export. The same command goes on with: ";

    private final Path target;
    private final Path partial;
    private final FileChannel mark;
    private final int found;

    private GrowingFolder(Path target, Path partial, FileChannel mark, int found) {
        this.target = target;
        this.partial = partial;
        this.mark = mark;
        this.found = found;
    }

    /**
     * @param into put the files into a folder that is there, over files of the same name; else that is a mistake
     * @param what goes into it, the same for a call that goes on with it
     */
    public static GrowingFolder open(Path target, boolean into, String what) throws IOException {
        Path parent = Objects.requireNonNullElse(target.toAbsolutePath().getParent(), target);
        if (!Files.isDirectory(parent)) {
            throw new Mistake("there is no folder " + parent + " to make " + target.getFileName() + " in");
        }
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new Mistake(target + " is no folder; name one to be made");
        }
        if (Files.exists(target) && !into) {
            throw new Mistake(
                    target + " is there already; choose another name, or use --force to put the files into it");
        }
        Path partial = target.resolveSibling(target.getFileName() + PARTIAL);
        PrivateFiles.createFolder(partial);
        return open(target, partial, SAYS + what + "\n");
    }

    private static GrowingFolder open(Path target, Path partial, String says) throws IOException {
        Path file = partial.resolve(MARK);
        List<Path> files = files(partial);
        if (!files.isEmpty() && !files.contains(file)) {
            throw new Mistake(partial + " is in the way: it is no half-written export; move it");
        }
        if (!PrivateFiles.createFile(file, says.getBytes(StandardCharsets.UTF_8))) {
            String said = Files.readString(file);
            // A disk that was full may have cut it off.
            if (!says.startsWith(said)) {
                throw new Mistake(partial + " is half of another export; remove it, or go on with that one: "
                        + said.strip().replace(SAYS, ""));
            }
            Files.writeString(file, says);
        }
        FileChannel mark = FileChannel.open(file, StandardOpenOption.WRITE);
        if (lock(mark) == null) {
            mark.close();
            throw new Mistake("another export is writing to " + partial + " now");
        }
        removeUnfinished(partial);
        return new GrowingFolder(target, partial, mark, Math.max(0, files.size() - 1));
    }

    /** What a killed export was writing. */
    private static void removeUnfinished(Path partial) throws IOException {
        try (Stream<Path> files = Files.list(partial)) {
            for (Path file : files.filter(GrowingFolder::isUnfinished).toList()) {
                Files.delete(file);
            }
        }
    }

    private static boolean isUnfinished(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(".part");
    }

    private static @Nullable FileLock lock(FileChannel mark) throws IOException {
        try {
            return mark.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** How many files an earlier call left there. */
    public int found() {
        return found;
    }

    /** Where the files are until the folder is complete. */
    public Path place() {
        return partial;
    }

    /** What writes a file. */
    public interface Filling {
        void fill(OutputStream out) throws IOException;
    }

    /** A file that is there when it is whole; one that is there already is left alone. */
    public void add(String name, Filling filling) throws IOException {
        Path file = partial.resolve(name);
        if (Files.exists(file)) {
            return;
        }
        try (NewFile fresh = NewFile.open(file, false)) {
            filling.fill(fresh.out());
            fresh.complete();
        }
    }

    public void complete() throws IOException {
        mark.close();
        Files.delete(partial.resolve(MARK));
        if (!Files.exists(target)) {
            Files.move(partial, target);
            return;
        }
        for (Path file : files(partial)) {
            Files.move(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.delete(partial);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !isUnfinished(file)).toList();
        }
    }

    /** What is not complete stays; where that is nothing, nothing stays. */
    @Override
    public void close() throws IOException {
        if (!mark.isOpen()) {
            return;
        }
        mark.close();
        if (files(partial).size() == 1) {
            Files.delete(partial.resolve(MARK));
            Files.deleteIfExists(partial);
        }
    }
}
