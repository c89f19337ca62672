package mailtap.indexer.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import mailtap.transcript.Bytes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A megabyte of malice each; the time allowed is a hundred times what is needed, against slow machines. */
class BombsTest {
    private static final int SIZE = 1 << 20;
    private final MessageReader reader = new MessageReader(MessageLimits.DEFAULT);

    private static String fill(String head, String piece) {
        return head + piece.repeat((SIZE - head.length()) / piece.length());
    }

    static Stream<String> bombs() {
        return Stream.of(
                fill("Subject: ", "=?a?q?"),
                fill("Subject: ", "=?no-such-set?q?a?="),
                fill("Subject: ", "=?a?q?x "),
                fill("", "Subject: =?utf-8?q?a?=\r\n"),
                fill("To: ", "("),
                fill("To: ", "a:"),
                fill("To: ", "\"\\"),
                fill("To: ", "a@b,"),
                fill("To: ", "<"),
                fill("", "\r\n \r\n"),
                fill("X: ", "\r\n "),
                fill("Content-Type: text/plain", ";a*0*=utf-8''%41"),
                fill("Content-Type: multipart/mixed; boundary=b\r\n\r\n", "--b\r\n\r\n"),
                nested(),
                fill("", "Content-Type: message/rfc822\r\n\r\n"),
                fill("Content-Type: text/html\r\n\r\n", "<"),
                fill("Content-Type: text/html\r\n\r\n", "<script>"),
                fill("Content-Type: text/html\r\n\r\n", "<!--<script>&"),
                fill("\r\n", "a"));
    }

    private static String nested() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < SIZE; i++) {
            text.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b");
            text.append(i).append("\r\n");
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("bombs")
    void bombsAreBounded(String bomb) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            MessageFacts facts = reader.read(Bytes.latin1(bomb));
            assertThat(facts.body().text().length()).isLessThanOrEqualTo(SIZE);
            assertThat(facts.body().parts()).hasSizeLessThanOrEqualTo(MessageLimits.DEFAULT.parts());
            assertThat(facts.headers().fields()).hasSizeLessThanOrEqualTo(MessageLimits.DEFAULT.fields());
        });
    }

    @Test
    void whatWasCutIsSaid() {
        assertThat(reader.read(Bytes.latin1(nested())).body().cut()).isTrue();
        assertThat(reader.read(Bytes.latin1(fill("\r\n", "a"))).body().cut()).isTrue();
    }

    @Property(tries = 200)
    void anyBytesAreAMessage(@ForAll @Size(max = 3_000) byte[] bytes) {
        assertThat(reader.read(Bytes.wrap(bytes))).isNotNull();
    }

    @Property(tries = 200)
    void anyBytesBehindAHeaderAreABody(@ForAll @Size(max = 1_000) byte[] bytes) {
        Bytes head = Bytes.latin1("To: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\nSubject: ");
        assertThat(reader.read(head.plus(Bytes.wrap(bytes))).headers().fields()).hasSizeGreaterThanOrEqualTo(3);
    }
}
