package mailtap.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeaderFieldTest {
    @Test
    void whatWasWrittenAsUtf8IsShownSoAndAnythingElseByItsBytes() {
        assertThat(written("Gr\u00fc\u00dfe", StandardCharsets.UTF_8)).isEqualTo("Gr\u00fc\u00dfe");
        assertThat(written("Gr\u00fc\u00dfe", StandardCharsets.ISO_8859_1)).isEqualTo("Gr\\xFC\\xDFe");
        assertThat(written("\u5f20", Charset.forName("GBK"))).isEqualTo("\\xD5\\xC5");
        assertThat(written("=?GBK?B?1cW3qw==?=", StandardCharsets.US_ASCII)).isEqualTo("=?GBK?B?1cW3qw==?=");
        assertThat(written("", StandardCharsets.US_ASCII)).isEmpty();
    }

    private static String written(String text, Charset charset) {
        String raw = new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
        return new HeaderField("Subject", raw, text).written();
    }
}
