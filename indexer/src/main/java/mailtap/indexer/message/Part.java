package mailtap.indexer.message;

import org.jspecify.annotations.Nullable;

/**
 * One leaf of a message's MIME tree. Captured text: a file name is never a path to write to.
 *
 * @param number such as {@code 1} or {@code 2.1}
 * @param type in lower case, as declared
 * @param fileName decoded, where one is given
 * @param bytes decoded; a lower bound where the message was cut; -1 for a message inside the message
 * @param attachment meant to be saved rather than read: by its disposition, its file name, or by not being text
 */
public record Part(String number, String type, @Nullable String fileName, long bytes, boolean attachment) {}
