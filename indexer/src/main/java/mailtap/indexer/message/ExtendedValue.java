package mailtap.indexer.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/** The sections of one RFC 2231 parameter: {@code charset'language'percent-encoded} in the first, bytes in the rest. */
final class ExtendedValue {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable Charset charset;
    private boolean begun;

    ExtendedValue add(String section, boolean extended) {
        String rest = section;
        if (extended && !begun) {
            int first = section.indexOf('\'');
            int second = first < 0 ? -1 : section.indexOf('\'', first + 1);
            if (second >= 0) {
                charset = Charsets.lookup(section.substring(0, first)).orElse(null);
                rest = section.substring(second + 1);
            }
        }
        begun = true;
        bytes.writeBytes(extended ? percentDecoded(rest) : rest.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    boolean isEmpty() {
        return !begun;
    }

    String text() {
        return Charsets.decode(Bytes.wrap(bytes.toByteArray()), charset, null);
    }

    private static byte[] percentDecoded(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(c);
            }
        }
        return out.toByteArray();
    }
}
