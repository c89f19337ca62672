package mailtap.mail;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import mailtap.transcript.Bytes;
import org.apache.commons.codec.binary.Base64;

/** Base64 that holds text. What is no Base64, or no text behind it, is left alone rather than shown as garbage. */
public final class Base64Text {
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*={0,2}");

    private Base64Text() {}

    public static Optional<String> decode(String text) {
        if (text.isEmpty() || text.length() % 4 != 0 || !BASE64.matcher(text).matches()) {
            return Optional.empty();
        }
        Bytes bytes = Bytes.wrap(Base64.decodeBase64(text));
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.toByteBuffer())
                    .toString();
            return decoded.isEmpty() || decoded.chars().anyMatch(Base64Text::isOdd)
                    ? Optional.empty()
                    : Optional.of(decoded);
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    /** Not of the kind that prompts, names and challenges are made of. */
    private static boolean isOdd(int character) {
        return (character < ' ' && character != '\r' && character != '\n' && character != '\t') || character == 0x7f;
    }
}
