package mailtap.indexer.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class HeaderCodingTest {
    @Property(tries = 200)
    void words_come_back(
            @ForAll @StringLength(max = 200) @CharRange(from = 'a', to = 'z') @CharRange(from = 0xe0, to = 0x250)
                    String text) {
        assertThat(HeaderCoding.decodeWords(HeaderCoding.encodeWords(text))).isEqualTo(text);
    }

    @Property(tries = 200)
    void parameters_come_back(
            @ForAll
                    @StringLength(min = 1, max = 200)
                    @CharRange(from = 'a', to = 'z')
                    @CharRange(from = 0x4e00, to = 0x4f00)
                    String text) {
        assertThat(HeaderCoding.decodeParameters(HeaderCoding.encodeParameter("filename", text)))
                .isEqualTo(Map.of("filename", text));
    }

    @Test
    void what_is_ascii_stays_readable() {
        assertThat(HeaderCoding.encodeWords("plain words")).isEqualTo("plain words");
        assertThat(HeaderCoding.encodeParameter("name", "a b.txt")).isEqualTo("name=\"a b.txt\"");
    }

    @Test
    void another_character_set_is_read() {
        assertThat(HeaderCoding.decodeParameters("title*=iso-8859-1'de'Gr%FC%DFe"))
                .isEqualTo(Map.of("title", "Grüße"));
    }

    @Property(tries = 300)
    void nothing_throws_on_any_text(@ForAll String text) {
        assertThat(HeaderCoding.decodeWords("=?" + text)).isNotNull();
        assertThat(HeaderCoding.decodeParameters(text)).isNotNull();
        assertThat(HeaderCoding.encodeWords(text)).isNotNull();
    }
}
