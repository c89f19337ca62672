package mailtap.viewer.home;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What the system refused, in words for people: which file, and why. */
public final class FailureWords {
    private FailureWords() {}

    public static String of(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case NoSuchFileException missing -> "no such file: " + missing.getFile();
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileSystemException system
            when system.getReason() != null -> system.getFile() + ": " + system.getReason();
            default ->
                message.startsWith("No space left")
                        ? message + "; mailtap doctor says how much is free for the data folder"
                        : message;
        };
    }
}
