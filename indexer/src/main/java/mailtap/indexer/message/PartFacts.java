package mailtap.indexer.message;

import org.jspecify.annotations.Nullable;

/**
 * One part of a message that was read whole. Captured text: a file name is never a path to write to.
 *
 * @param number such as {@code 1} or {@code 2.1}; empty for the multipart that is the whole body
 * @param depth how many parts it lies in
 * @param type in lower case, as declared
 * @param looksLike the type its first bytes tell, where they do
 * @param charset as declared, in lower case; null where it is not
 * @param unread the charset is one that is not read, and the text is shown as it stands
 * @param fileName decoded, where one is given
 * @param bytes decoded; -1 for what holds other parts
 * @param sha256 in hex, of those bytes; null for what holds other parts
 * @param attachment meant to be saved rather than read
 * @param alternatives the number of the multipart of which this is one of several forms; else empty
 * @param text for people, HTML as plain text; empty for what is no text
 * @param cut there is more text
 */
public record PartFacts(
        String number,
        int depth,
        String type,
        @Nullable String looksLike,
        @Nullable String charset,
        boolean unread,
        @Nullable String fileName,
        long bytes,
        @Nullable String sha256,
        boolean attachment,
        String alternatives,
        String text,
        boolean cut) {

    public boolean isLeaf() {
        return bytes >= 0;
    }

    /** What is inside is of another kind than the message says, as a program under the name of a picture is. */
    public boolean isDisguised() {
        return looksLike != null && !type.equals(looksLike) && !Magic.mayBe(type, looksLike);
    }
}
