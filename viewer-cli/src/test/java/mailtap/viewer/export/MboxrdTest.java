package mailtap.viewer.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import mailtap.transcript.Bytes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MboxrdTest {
    private static String written(String message, int pieces) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Mboxrd mbox = new Mboxrd(out::writeBytes);
        for (int from = 0; from < message.length(); from += pieces) {
            mbox.add(Bytes.latin1(message.substring(from, Math.min(message.length(), from + pieces))));
        }
        mbox.end();
        return out.toString(ISO_8859_1);
    }

    @Test
    void linesThatLookLikeABeginningAreQuotedOnceMore() throws IOException {
        assertThat(written("a\r\nFrom me\r\n>From you\r\n From\r\nFrom\r\n>> From\r\nFro", 1000))
                .isEqualTo("a\n>From me\n>>From you\n From\nFrom\n>> From\nFro\n\n");
        assertThat(written("From x", 1000)).isEqualTo(">From x\n\n");
        assertThat(written("", 1000)).isEqualTo("\n");
        assertThat(written("a\rb\r", 1000)).isEqualTo("a\rb\r\n\n");
    }

    @Property(tries = 300)
    void whatIsWrittenCanBeUndone(
            @ForAll @StringLength(max = 60) @Chars({'>', 'F', 'r', 'o', 'm', ' ', '\n', 'x'}) String message,
            @ForAll @IntRange(min = 1, max = 9) int pieces)
            throws IOException {
        String text = message.isEmpty() || message.endsWith("\n") ? message : message + "\n";
        String undone = written(text.replace("\n", "\r\n"), pieces).replaceAll("(?m)^>(>*From )", "$1");
        assertThat(undone).isEqualTo(text + "\n");
    }

    @Property(tries = 100)
    void noSenderBreaksTheLine(@ForAll @CharRange(from = 0, to = 0x300) String sender) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Mboxrd(out::writeBytes).begin(sender, Instant.parse("2026-11-02T09:14:03Z"));
        assertThat(out.toString(ISO_8859_1)).matches("From [!-~]{1,200} Mon Nov  2 09:14:03 2026\n");
    }
}
