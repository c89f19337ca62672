package mailtap.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The little that PLAIN (RFC 4616) and LOGIN need. */
final class Sasl {
    private Sasl() {}

    /** Who logs in by an answer of PLAIN; the password behind it is not looked at. Null for nonsense. */
    static @Nullable String plainUser(String base64) {
        String text = decoded(base64);
        String[] parts = text == null ? new String[0] : text.split("\0", -1);
        return parts.length == 3 && !parts[1].isEmpty() ? parts[1] : null;
    }

    /** Null where it is not Base64. */
    static @Nullable String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException bad) {
            return null;
        }
    }
}
