package mailtap.transcript;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names a session: 64 random bits, written as 13 characters of base32 without {@code i l o u}, so that it can be typed
 * and read over a telephone. People use a unique prefix.
 */
public record SessionId(long value) implements Comparable<SessionId> {
    public static final int LENGTH = 13;
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    /** Empty unless the text is a whole ID. */
    public static Optional<SessionId> parse(String text) {
        String id = text.toLowerCase(Locale.ROOT);
        if (id.length() != LENGTH || ALPHABET.indexOf(id.charAt(0)) > 15) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = ALPHABET.indexOf(id.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            value = value << 5 | digit;
        }
        return Optional.of(new SessionId(value));
    }

    // Written out, as these are the first hashed things of every run: what Java would make up for them takes it longer.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionId id && id.value == value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    @Override
    public int compareTo(SessionId other) {
        return Long.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int shift = 60; shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt((int) (value >>> shift & 31)));
        }
        return text.toString();
    }
}
