package mailtap.notation;

import java.nio.charset.StandardCharsets;
import mailtap.transcript.Transcript;

/** Any text is read or refused with a line; what was read and is written again reads the same. */
public final class NotationFuzz {
    private NotationFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        talk(text);
        try {
            Transcript read = NotationReader.read(text);
            again(read);
        } catch (NotationException refused) {
            talk(text);
        }
    }

    private static void again(Transcript read) {
        String written = NotationWriter.write(read, NotationStyle.EXACT);
        try {
            if (!NotationReader.read(written).equals(read.normalForm())) {
                throw new IllegalStateException("written again it is another");
            }
        } catch (NotationException refused) {
            throw new IllegalStateException("what is written cannot be read", refused);
        }
    }

    private static void talk(String text) {
        try {
            NotationReader.talk(text);
        } catch (NotationException refused) {
            if (refused.getMessage() == null || !refused.getMessage().startsWith("line ")) {
                throw new IllegalStateException("refused without a line", refused);
            }
        }
    }
}
