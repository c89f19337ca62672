package mailtap.indexer.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Encoded words (RFC 2047) in a header, read as leniently as people's mail programs do: inside quotes, in the middle of
 * a word, longer than 75 characters, cut in the middle of a character, with a language tag (RFC 2231 5).
 *
 * <p>Bytes of neighbouring words in the same character set are joined before they are decoded, which is what puts split
 * characters together again. Time is linear: the library's own decoder is quadratic in broken words, so that one long
 * header could hold up the index.
 */
final class EncodedWords {
    private final String text;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private @Nullable String pendingCharset;
    /** Where the next {@code ?=} is; kept, so that words without an end are not searched for it again and again. */
    private int nextEnd = -1;

    private EncodedWords(String text) {
        this.text = text;
    }

    static String decode(String text) {
        return text.contains("=?") ? new EncodedWords(text).decodeAll() : text;
    }

    private record Word(String charset, char encoding, String payload, int end) {}

    private String decodeAll() {
        int at = 0;
        while (at < text.length()) {
            int start = text.indexOf("=?", at);
            Word word = start < 0 ? null : wordAt(start);
            if (word == null) {
                int next = start < 0 ? text.length() : start + 2;
                plain(text.substring(at, next));
                at = next;
            } else {
                between(text.substring(at, start));
                take(word);
                at = word.end;
            }
        }
        flush();
        return out.toString();
    }

    private @Nullable Word wordAt(int start) {
        int charsetEnd = text.indexOf('?', start + 2);
        if (charsetEnd < 0 || charsetEnd - start > 70 || charsetEnd + 2 >= text.length()) {
            return null;
        }
        char encoding = Character.toUpperCase(text.charAt(charsetEnd + 1));
        if ((encoding != 'B' && encoding != 'Q') || text.charAt(charsetEnd + 2) != '?') {
            return null;
        }
        int payload = charsetEnd + 3;
        if (nextEnd < payload) {
            int found = text.indexOf("?=", payload);
            nextEnd = found < 0 ? text.length() : found;
        }
        if (nextEnd == text.length()) {
            return null;
        }
        return new Word(
                baseCharset(text.substring(start + 2, charsetEnd)),
                encoding,
                text.substring(payload, nextEnd),
                nextEnd + 2);
    }

    private static String baseCharset(String name) {
        int star = name.indexOf('*');
        return star < 0 ? name : name.substring(0, star);
    }

    /** White space between two encoded words is not part of the text (RFC 2047 6.2). */
    private void between(String gap) {
        if (pendingCharset == null || !gap.isBlank()) {
            plain(gap);
        }
    }

    private void plain(String part) {
        flush();
        out.append(part);
    }

    private void take(Word word) {
        if (pendingCharset != null && !pendingCharset.equalsIgnoreCase(word.charset)) {
            flush();
        }
        pendingCharset = word.charset;
        pending.writeBytes(word.encoding == 'B' ? Transfer.base64(word.payload) : Transfer.quoted(word.payload));
    }

    private void flush() {
        if (pendingCharset != null) {
            Charset charset = Charsets.lookup(pendingCharset).orElse(null);
            out.append(Charsets.decode(Bytes.wrap(pending.toByteArray()), charset, null));
            pending.reset();
            pendingCharset = null;
        }
    }
}
