package mailtap.indexer.message;

import java.nio.charset.Charset;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/** The bytes of a header value as text for people: unfolded, 8-bit guessed, encoded words decoded. */
final class HeaderText {
    private HeaderText() {}

    static String of(Bytes value, @Nullable Charset hint) {
        return EncodedWords.decode(unfold(Charsets.decode(value, null, hint))).strip();
    }

    /** One character a byte in, text out; other characters have been decoded already. */
    static String ofLatin1(String latin1, @Nullable Charset hint) {
        boolean bytes = latin1.chars().allMatch(c -> c <= 0xff);
        return bytes
                ? of(Bytes.latin1(latin1), hint)
                : EncodedWords.decode(unfold(latin1)).strip();
    }

    /** Each line end with the blanks behind it becomes one blank; no other line end is left. */
    static String unfold(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\r' && c != '\n') {
                out.append(c);
                continue;
            }
            while (i + 1 < text.length() && Character.isWhitespace(text.charAt(i + 1))) {
                i++;
            }
            out.append(' ');
        }
        return out.toString();
    }
}
