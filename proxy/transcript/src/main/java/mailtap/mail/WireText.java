package mailtap.mail;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import mailtap.transcript.Bytes;

/** Bytes of a line as text: UTF-8 where they are that, else one character a byte. */
public final class WireText {
    private WireText() {}

    public static String of(Bytes bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.toByteBuffer())
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return bytes.latin1();
        }
    }

    public static String withoutLineEnd(String line) {
        int end = line.endsWith("\n") ? line.length() - 1 : line.length();
        return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
    }
}
