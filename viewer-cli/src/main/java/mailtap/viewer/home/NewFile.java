package mailtap.viewer.home;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A private file that appears when it is complete: until then it has another name in the same folder, and what is not
 * completed leaves nothing. What is there and is no file, such as a device or a named pipe, is written to directly.
 */
public final class NewFile implements Closeable {
    private final Path target;
    private final boolean replace;
    private final @Nullable Path temporary;
    private final OutputStream out;

    private NewFile(Path target, boolean replace, @Nullable Path temporary, OutputStream out) {
        this.target = target;
        this.replace = replace;
        this.temporary = temporary;
        this.out = new Named(out, target);
    }

    /** @param replace take the place of a file that is there; else that is the user's mistake */
    public static NewFile open(Path target, boolean replace) throws IOException {
        Path folder = Objects.requireNonNullElse(target.toAbsolutePath().getParent(), target);
        if (!Files.isDirectory(folder)) {
            throw new Mistake("there is no folder " + folder + " to write " + target.getFileName() + " to");
        }
        if (Files.isDirectory(target)) {
            throw new Mistake(target + " is a folder; name a file");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return new NewFile(target, true, null, Files.newOutputStream(target));
        }
        if (Files.exists(target) && !replace) {
            throw isThere(target, null);
        }
        Path temporary = temporary(target, folder);
        temporary.toFile().deleteOnExit();
        return new NewFile(target, replace, temporary, Files.newOutputStream(temporary));
    }

    /** Says which file it is that cannot be written. */
    private static final class Named extends FilterOutputStream {
        private final Path file;

        Named(OutputStream out, Path file) {
            super(out);
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw new IOException(file + ": " + e.getMessage(), e);
            }
        }
    }

    /** A failure is one of the file that was named, not of one that nobody has heard of. */
    private static Path temporary(Path target, Path folder) throws IOException {
        try {
            return PrivateFiles.createTemporary(folder, "." + target.getFileName() + ".");
        } catch (AccessDeniedException denied) {
            throw new AccessDeniedException(target.toString());
        } catch (FileSystemException refused) {
            String reason = Objects.requireNonNullElse(refused.getReason(), "no file can be made there");
            throw new FileSystemException(target.toString(), null, reason);
        }
    }

    private static Mistake isThere(Path target, @Nullable IOException cause) {
        String line = target + " is there already; choose another name, remove it, or use --force";
        return cause == null ? new Mistake(line) : new Mistake(line, cause);
    }

    public OutputStream out() {
        return out;
    }

    /** Closes the file and gives it its name. */
    public void complete() throws IOException {
        out.close();
        if (temporary == null) {
            return;
        }
        try {
            if (replace) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.move(temporary, target);
            }
        } catch (FileAlreadyExistsException e) {
            throw isThere(target, e);
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
