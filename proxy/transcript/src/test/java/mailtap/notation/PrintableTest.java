package mailtap.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import mailtap.transcript.Bytes;
import org.junit.jupiter.api.Test;

class PrintableTest {
    private static String written(Bytes bytes) {
        StringBuilder text = new StringBuilder();
        Text.write(bytes, '\0', text);
        return text.toString();
    }

    /** Every character there is: either shown as it is, or as its bytes, and never anything else. */
    @Test
    void everyCharacterIsItselfOrItsBytes() {
        List<String> wrong = new ArrayList<>();
        for (int c = 0xA0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < 0xD800 || c > 0xDFFF) {
                String text = Character.toString(c);
                String written = written(Bytes.utf8(text));
                if (!written.equals(text) && !written.equals(escaped(text))) {
                    wrong.add(written);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            escaped.append("\\x").append(HexFormat.of().withUpperCase().toHexDigits(octet));
        }
        return escaped.toString();
    }

    @Test
    void lettersAreShownAndWhatDeceivesIsNot() {
        assertThat(written(Bytes.utf8("\u5f20\u5e06 \u00e9 \ud83d\ude00 \u0645\u0631\u062d\u0628\u0627")))
                .isEqualTo("\u5f20\u5e06 \u00e9 \ud83d\ude00 \u0645\u0631\u062d\u0628\u0627");
        for (String odd :
                new String[] {"\u202e", "\u200b", "\u2066", "\ufeff", "\u0085", "\u2028", "\u3164", "\u00ad", "\ue000"
                }) {
            assertThat(written(Bytes.utf8(odd))).as(odd).startsWith("\\x");
        }
    }

    @Test
    void whatIsNoUtf8IsShownAsItsBytes() {
        assertThat(written(
                        Bytes.latin1("\u00c0\u0080 \u00ed\u00a0\u0080 \u00f4\u0090\u0080\u0080 \u00e9 \u00ff\u00c3")))
                .isEqualTo("\\xC0\\x80 \\xED\\xA0\\x80 \\xF4\\x90\\x80\\x80 \\xE9 \\xFF\\xC3");
    }

    @Test
    void marksPileUpOnlySoFar() {
        assertThat(written(Bytes.utf8("e\u0301"))).isEqualTo("e\u0301");
        assertThat(written(Bytes.utf8("\u0301"))).isEqualTo("\\xCC\\x81");
        assertThat(written(Bytes.utf8("e" + "\u0301".repeat(10))))
                .startsWith("e\u0301\u0301\u0301\\xCC\\x81\\xCC\\x81");
    }
}
