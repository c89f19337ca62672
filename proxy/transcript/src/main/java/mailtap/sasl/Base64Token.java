package mailtap.sasl;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import mailtap.transcript.Bytes;
import org.apache.commons.codec.binary.Base64;
import org.jspecify.annotations.Nullable;

/** Base64 as RFC 4954 4 wants it: strict, because a token that a strict server refuses is worth a word. */
public final class Base64Token {
    private static final byte PAD = '=';

    private Base64Token() {}

    /** The decoded token, or null where it is not proper Base64. */
    public static @Nullable Bytes decode(Bytes token) {
        return isProper(token) ? Bytes.wrap(Base64.decodeBase64(token.toArray())) : null;
    }

    static boolean isProper(Bytes token) {
        int end = token.length();
        if (end % 4 != 0) {
            return false;
        }
        for (int pads = 0; pads < 2 && end > 0 && token.at(end - 1) == PAD; pads++) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            if (!isDigit(token.at(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isDigit(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '+' || b == '/';
    }

    /**
     * Whether this can be text that somebody meant. Plain words of four, eight or twelve letters are proper Base64 by
     * accident; what they decode to is not text, and that is how they are told apart.
     */
    static boolean isText(Bytes decoded) {
        int start = 0;
        int end = decoded.length();
        while (start < end && isControl(decoded.at(start))) {
            start++;
        }
        while (end > start && isControl(decoded.at(end - 1))) {
            end--;
        }
        Bytes core = decoded.slice(start, end);
        return !hasControl(core) && (utf8(core) != null || mostlyAscii(core));
    }

    /** UTF-8 where it is that, otherwise one character a byte. */
    static String text(Bytes bytes) {
        String text = utf8(bytes);
        return text != null ? text : bytes.latin1();
    }

    private static @Nullable String utf8(Bytes bytes) {
        CharsetDecoder strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return strict.decode(ByteBuffer.wrap(bytes.toArray())).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean mostlyAscii(Bytes bytes) {
        int ascii = 0;
        for (int i = 0; i < bytes.length(); i++) {
            ascii += bytes.at(i) > 0 ? 1 : 0;
        }
        return ascii * 4 >= bytes.length() * 3;
    }

    private static boolean hasControl(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (isControl(bytes.at(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean isControl(byte b) {
        return (b >= 0 && b < ' ') || b == 0x7f;
    }
}
