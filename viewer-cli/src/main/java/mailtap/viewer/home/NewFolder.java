package mailtap.viewer.home;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A private folder of files that appears when it is complete; what is not completed leaves nothing. */
public final class NewFolder implements Closeable {
    private final Path target;
    private final Path temporary;
    private final Thread atExit = new Thread(this::removeQuietly, "mailtap-unfinished");

    private NewFolder(Path target, Path temporary) {
        this.target = target;
        this.temporary = temporary;
    }

    /** @param into put the files into a folder that is there, over files of the same name; else that is a mistake */
    public static NewFolder open(Path target, boolean into) throws IOException {
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
        Path temporary = PrivateFiles.createTemporaryFolder(parent, "." + target.getFileName() + ".");
        NewFolder folder = new NewFolder(target, temporary);
        Runtime.getRuntime().addShutdownHook(folder.atExit);
        return folder;
    }

    /** Where to write the files until then. */
    public Path place() {
        return temporary;
    }

    public void complete() throws IOException {
        if (!Files.exists(target)) {
            Files.move(temporary, target);
            return;
        }
        for (Path file : files(temporary)) {
            Files.move(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Override
    public void close() throws IOException {
        remove();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void remove() throws IOException {
        if (!Files.exists(temporary)) {
            return;
        }
        try (Stream<Path> files = Files.walk(temporary)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void removeQuietly() {
        try {
            remove();
        } catch (IOException | UncheckedIOException e) {
            // The process ends, and there is nobody to tell.
            return;
        }
    }
}
