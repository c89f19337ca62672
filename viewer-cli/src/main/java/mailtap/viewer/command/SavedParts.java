package mailtap.viewer.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailtap.indexer.message.PartTaker;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.home.PrivateFiles;
import mailtap.viewer.view.SafeName;

/** Writes the parts of a message into one folder, never outside it and never over anything that is there. */
final class SavedParts implements PartTaker {
    private static final int MOST_TRIES = 10_000;

    private final Path folder;
    private final String only;
    private final List<Path> saved = new ArrayList<>();

    /** @param only the number of the one part wanted; empty for all */
    SavedParts(Path folder, String only) throws IOException {
        this.folder = folder;
        this.only = only;
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Mistake(folder + " is no folder; name one to be made, or one that is there");
        }
        PrivateFiles.createFolder(folder);
    }

    @Override
    public OutputStream take(String number, String type, String fileName) throws IOException {
        if (!only.isEmpty() && !only.equals(number)) {
            return OutputStream.nullOutputStream();
        }
        String name = SafeName.of(fileName, "part-" + number + ending(type));
        for (int n = 1; n <= MOST_TRIES; n++) {
            Path file = folder.resolve(SafeName.numbered(name, n));
            Optional<OutputStream> out = open(file);
            if (out.isPresent()) {
                saved.add(file);
                return out.get();
            }
        }
        throw new IOException(folder + " holds too many files called " + name);
    }

    private static Optional<OutputStream> open(Path file) throws IOException {
        try {
            return Optional.of(PrivateFiles.open(file));
        } catch (FileAlreadyExistsException taken) {
            return Optional.empty();
        }
    }

    private static String ending(String type) {
        return switch (type) {
            case "text/plain" -> ".txt";
            case "text/html" -> ".html";
            case "text/calendar" -> ".ics";
            case "message/rfc822" -> ".eml";
            case "application/pdf" -> ".pdf";
            case "image/png" -> ".png";
            case "image/jpeg" -> ".jpg";
            case "image/gif" -> ".gif";
            default -> ".bin";
        };
    }

    List<Path> saved() {
        return List.copyOf(saved);
    }
}
