package mailtap.indexer.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Base64;
import mailtap.transcript.Bytes;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
    private static BodyFacts body(String message) {
        return new MessageReader(MessageLimits.DEFAULT)
                .read(Bytes.latin1(message))
                .body();
    }

    @Test
    void textAndAttachmentsOfAnOrdinaryMessage() {
        String base64 = Base64.getEncoder().encodeToString("您好，世界".getBytes(Charset.forName("GBK")));
        BodyFacts facts = body("""
                Content-Type: multipart/mixed; boundary="b"

                preamble
                --b
                Content-Type: multipart/alternative; boundary=c

                --c
                Content-Type: text/plain; charset=gb2312
                Content-Transfer-Encoding: base64

                %s
                --c
                Content-Type: text/html; charset=iso-8859-1
                Content-Transfer-Encoding: quoted-printable

                <style>hidden</style><p>caf=E9 &amp; cr&#232;me</p>
                --c--
                --b
                Content-Type: application/pdf; name*0*=utf-8''%%E5%%BC%%A0; name*1=".pdf"
                Content-Disposition: attachment
                Content-Transfer-Encoding: base64

                AAECAw==
                --b--
                """.formatted(base64));
        assertThat(facts.text()).contains("您好，世界").contains("café & crème").doesNotContain("hidden", "preamble");
        assertThat(facts.parts()).extracting(Part::number).containsExactly("1.1", "1.2", "2");
        assertThat(facts.attachments()).containsExactly(new Part("2", "application/pdf", "张.pdf", 4, true));
        assertThat(facts.cut()).isFalse();
    }

    @Test
    void aMessageInsideAMessage() {
        BodyFacts facts = body("""
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: message/rfc822

                Subject: inner

                inner text
                --b--
                """);
        assertThat(facts.parts()).extracting(Part::type).containsExactly("message/rfc822", "text/plain");
        assertThat(facts.parts()).extracting(Part::number).containsExactly("1", "1.1");
        assertThat(facts.text()).contains("inner text");
    }

    @Test
    void aMessageWithoutMimeIsText() {
        assertThat(body("Subject: x\r\n\r\nhello\r\n").text()).startsWith("hello");
        assertThat(body("\r\nonly a body\r\n").text()).startsWith("only a body");
        assertThat(body("").parts()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aFileNameMakesAnAttachmentAndStaysAName() {
        BodyFacts facts = body("Content-Type: text/plain; name=\"../../etc/passwd\"\r\n\r\nx");
        assertThat(facts.attachments())
                .singleElement()
                .satisfies(part -> assertThat(part.fileName()).isEqualTo("../../etc/passwd"));
    }

    @Test
    void aTruncatedMultipartGivesWhatThereIs() {
        BodyFacts facts = body("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nfirst words");
        assertThat(facts.text()).startsWith("first words");
    }
}
