package mailtap.viewer.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisibleTest {
    @Test
    void ordinaryTextOfAnyScriptStays() {
        String text = "Grüße, 张帆, مرحبا, नमस्ते, e\u0301, 👩\u200d👩\u200d👧";

        assertThat(Visible.text(text)).isSameAs(text);
    }

    @Test
    void whatActsOnATerminalIsWrittenOut() {
        assertThat(Visible.text("a\u001b[31m\r\n\tb")).isEqualTo("a\\u001b[31m\\r\\n\\tb");
        assertThat(Visible.text("\u009b31m")).isEqualTo("\\u009b31m");
        assertThat(Visible.text("invoice\u202Efdp.exe")).isEqualTo("invoice\\u202efdp.exe");
        assertThat(Visible.text("x\uDB40\uDC41")).isEqualTo("x\\u{e0041}");
        assertThat(Visible.text("half \uD83D")).isEqualTo("half \\ud83d");
        assertThat(Visible.text("a\u2028b\u2029c\u007f")).isEqualTo("a\\u2028b\\u2029c\\u007f");
    }

    @Test
    void noControlCharacterOfAnyKindSurvives() {
        String all = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(Visible.text(all).codePoints().filter(Visible::isHidden).count())
                .isZero();
    }
}
