package mailtap.indexer.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnatomyTest {
    private static Anatomy of(byte[] message) throws IOException {
        return Anatomy.of(new ByteArrayInputStream(message), MessageLimits.DEFAULT, PartTaker.NONE);
    }

    private static Anatomy of(String message) throws IOException {
        return of(message.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aMessageThatIsOneText() throws IOException {
        Anatomy anatomy = of("Subject: x\n\nHello\n");
        assertThat(anatomy.cut()).isFalse();
        PartFacts part = anatomy.parts().getFirst();
        assertThat(part.number()).isEqualTo("1");
        assertThat(part.type()).isEqualTo("text/plain");
        assertThat(part.bytes()).isEqualTo(7);
        assertThat(part.sha256()).isEqualTo("05ade08fcfb104f40b2536a14dfcd6e916d643f5cf8044b19028b607ae8f4908");
        assertThat(part.text()).isEqualTo("Hello\r\n");
        assertThat(anatomy.readable()).containsExactly(part);
    }

    @Test
    void ofSeveralFormsThePlainOneIsRead() throws IOException {
        String both = """
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain

            %s
            --b
            Content-Type: text/html

            <p>rich</p>
            --b--
            """;
        assertThat(of(both.formatted("plain")).readable())
                .extracting(PartFacts::number)
                .containsExactly("1");
        assertThat(of(both.formatted("")).readable())
                .extracting(PartFacts::text)
                .containsExactly("rich");
    }

    @Test
    void partsAreHandedOutDecoded() throws IOException {
        Map<String, String> taken = new TreeMap<>();
        String message = """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain
            Content-Transfer-Encoding: quoted-printable

            a=3Db
            --b
            Content-Type: application/x; name=y
            Content-Transfer-Encoding: base64

            AAECAw==
            --b--
            """;
        Anatomy.of(
                new ByteArrayInputStream(message.getBytes(StandardCharsets.US_ASCII)),
                MessageLimits.DEFAULT,
                (number, type, name) -> new ByteArrayOutputStream() {
                    @Override
                    public void close() {
                        taken.put(number + " " + type + " " + name, toString(StandardCharsets.ISO_8859_1));
                    }
                });
        assertThat(taken).containsOnly(Map.entry("1 text/plain ", "a=b"), Map.entry("2 application/x y", "\0\1\2\3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%PDF-1.7|application/pdf|false",
                "%PDF-1.7|image/png|true",
                "MZ|image/png|true",
                "MZ|application/octet-stream|false",
                "PK\\3\\4 word/"
                        + " [Content_Types].xml|application/vnd.openxmlformats-officedocument.wordprocessingml.document|false",
                "PK\\3\\4|application/pdf|true",
                "PK\\3\\4|application/x-zip-compressed|false",
                "<html>|text/html|false",
                "<html>|application/pdf|true",
                "<?xml|image/svg+xml|false",
                "plain|text/plain|false",
            })
    void whatAPartReallyIs(String begin, String declared, boolean disguised) throws IOException {
        Anatomy anatomy = of("Content-Type: " + declared + "\n\n"
                + begin.replace("\\3", "\3").replace("\\4", "\4"));
        assertThat(anatomy.parts().getFirst().isDisguised()).isEqualTo(disguised);
    }

    @Test
    void depthAndLengthAreBounded() throws IOException {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        Anatomy anatomy = of(deep.toString());
        assertThat(anatomy.cut()).isTrue();
        assertThat(anatomy.parts()).hasSizeLessThanOrEqualTo(MessageLimits.DEFAULT.depth() + 1);
        Anatomy header = of("X: " + "y".repeat(400_000) + "\n\nbody\n");
        assertThat(header.parts().getFirst().text()).isEqualTo("body\r\n");
        Anatomy text = of("\n" + "z".repeat(1_000_000));
        assertThat(text.parts().getFirst().text()).hasSizeLessThanOrEqualTo(MessageLimits.DEFAULT.textChars());
        assertThat(text.parts().getFirst().bytes()).isEqualTo(1_000_000);
        assertThat(text.cut()).isTrue();
    }

    @Property(tries = 200)
    void anyBytesAreAMessage(@ForAll @Size(max = 3_000) byte[] bytes) throws IOException {
        assertThat(of(bytes).parts()).hasSizeLessThanOrEqualTo(2 * MessageLimits.DEFAULT.parts());
    }

    @Property(tries = 200)
    void anyHtmlIsText(@ForAll @Size(max = 500) String html) {
        assertThat(ReadableHtml.of("<p>" + html)).isNotNull();
        assertThat(ReadableHtml.of(html.replace('a', '<').replace('b', '>'))).doesNotContain("<script");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<p>a</p><p>b</p>|a$$b",
                "a<br>b<BR/>c|a$b$c",
                "<ul><li>x<li>y</ul>|- x$- y",
                "<a href='http://x/'>here</a>|here <http://x/>",
                "<a href='http://x/'>http://x/</a>|http://x/",
                "<a href='mailto:a@b'>a@b</a>|a@b",
                "<style>p{}</style><script>1<2</script>x|x",
                "1 &lt; 2 &amp;&nbsp;3 &auml;&#228;&#xE4; &nope;|1 < 2 & 3 äää &nope;",
                "a < b|a < b",
                "<img alt=\"a > b\">c|a > bc",
                "<!-- x --><td>1</td><td>2</td>|1 2",
                "<pre>a$ b</pre>|a$b",
            })
    void htmlAsText(String html, String text) {
        assertThat(ReadableHtml.of(html.replace('$', '\n'))).isEqualTo(text.replace('$', '\n'));
    }
}
