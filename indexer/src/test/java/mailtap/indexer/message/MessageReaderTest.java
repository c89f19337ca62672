package mailtap.indexer.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import mailtap.mail.Address;
import mailtap.mail.HeaderAddress;
import mailtap.mail.HeaderFacts;
import mailtap.mail.HeaderField;
import mailtap.transcript.Bytes;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private final MessageReader reader = new MessageReader(MessageLimits.DEFAULT);

    private HeaderFacts headers(String message) {
        return reader.readHeaders(Bytes.utf8(message));
    }

    private String subject(byte[] value) {
        Bytes message = Bytes.latin1("Subject: ").plus(Bytes.wrap(value)).plus(Bytes.latin1("\r\n\r\n"));
        return Objects.requireNonNull(reader.readHeaders(message).subject());
    }

    private String subject(String value) {
        return subject(value.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String word(String charset, String text) {
        byte[] bytes = text.getBytes(Charset.forName(charset));
        return "=?" + charset + "?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }

    @Test
    void encodedWordsInTheCharactersSetsOfTheWorld() {
        assertThat(subject("=?GBK?B?1cW3qw==?=")).isEqualTo("张帆");
        assertThat(subject(word("Big5", "繁體中文"))).isEqualTo("繁體中文");
        assertThat(subject(word("ISO-2022-JP", "日本語"))).isEqualTo("日本語");
        assertThat(subject(word("EUC-KR", "한국어"))).isEqualTo("한국어");
        assertThat(subject(word("KOI8-R", "Привет"))).isEqualTo("Привет");
        assertThat(subject("=?ISO-8859-1?Q?caf=E9_au_lait?=")).isEqualTo("café au lait");
    }

    @Test
    void gb2312MeansGb18030() {
        String text = "朱镕基";
        assertThat(text.getBytes(Charset.forName("GB2312"))).contains((byte) '?');
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(GB18030));
        assertThat(subject("=?gb2312?B?" + encoded + "?=")).isEqualTo(text);
    }

    @Test
    void charactersSplitOverTwoWordsAreJoined() {
        assertThat(subject("=?GBK?B?1Q==?= =?GBK?B?xberw==?=")).startsWith("张");
        assertThat(subject("=?utf-8?Q?=E5=BC?=\r\n =?UTF-8?Q?=A0=E5=B8=86?=")).isEqualTo("张帆");
    }

    @Test
    void blanksBetweenWordsGoAndOthersStay() {
        assertThat(subject("Re: =?utf-8?Q?a?= =?utf-8?Q?b?= c")).isEqualTo("Re: ab c");
        assertThat(subject("=?utf-8?Q?a?= =?iso-8859-1?Q?=E9?=")).isEqualTo("aé");
    }

    @Test
    void encodedWordsWithALanguageTagOrInsideAWord() {
        assertThat(subject("=?utf-8*zh?B?5byg?=")).isEqualTo("张");
        assertThat(subject("x=?utf-8?Q?y?=z")).isEqualTo("xyz");
    }

    @Test
    void whatIsNoEncodedWordStaysAsItIs() {
        assertThat(subject("=?utf-8?X?abc?= =?utf-8?Q?open =?=")).isEqualTo("=?utf-8?X?abc?= open =");
        assertThat(subject("=?utf-8?Q?never ends")).isEqualTo("=?utf-8?Q?never ends");
        assertThat(subject("=?")).isEqualTo("=?");
    }

    @Test
    void raw8BitIsGuessed() {
        assertThat(subject("张帆".getBytes(StandardCharsets.UTF_8))).isEqualTo("张帆");
        assertThat(subject("张帆 您好".getBytes(GB18030))).isEqualTo("张帆 您好");
        assertThat(subject("Müller, früh".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("Müller, früh");
    }

    @Test
    void theCharacterSetOfTheBodyHelpsWithARawHeader() {
        byte[] koi = "Привет".getBytes(Charset.forName("KOI8-R"));
        Bytes message = Bytes.latin1("Subject: ")
                .plus(Bytes.wrap(koi))
                .plus(Bytes.latin1("\r\nContent-Type: text/plain; charset=koi8-r\r\n\r\n"))
                .plus(Bytes.wrap(koi));
        MessageFacts facts = reader.read(message);
        assertThat(facts.headers().subject()).isEqualTo("Привет");
        assertThat(facts.body().text()).isEqualTo("Привет\n");
    }

    @Test
    void addressesWithTheirRawSpelling() {
        HeaderFacts facts = headers("""
            FROM : =?GBK?B?1cW3qw==?= <Zhang@Example.ORG>\r
            TO: "Erin, E." <erin@example.net>,\r
             bob@example.com (Bob), <@hop.example:"a b"@example.com>\r
            Cc: friends: x@example.com, Y <y@example.com>;, undisclosed-recipients:;\r
            Bcc:\r
            \r
            """);
        assertThat(facts.in("from")).singleElement().satisfies(from -> {
            assertThat(from.display()).isEqualTo("张帆");
            assertThat(from.address()).isEqualTo(new Address("Zhang", "example.org"));
            assertThat(from.raw()).isEqualTo("=?GBK?B?1cW3qw==?= <Zhang@Example.ORG>");
        });
        assertThat(facts.in("to"))
                .extracting(HeaderAddress::address)
                .containsExactly(
                        new Address("erin", "example.net"),
                        new Address("bob", "example.com"),
                        new Address("a b", "example.com"));
        assertThat(facts.in("to").getFirst().display()).isEqualTo("Erin, E.");
        assertThat(facts.in("to").getLast().raw()).isEqualTo("<@hop.example:\"a b\"@example.com>");
        assertThat(facts.in("cc"))
                .extracting(HeaderAddress::group)
                .containsExactly("friends", "friends", "undisclosed-recipients");
        assertThat(facts.in("cc").getLast().isEmptyGroup()).isTrue();
        assertThat(facts.in("bcc")).isEmpty();
        assertThat(facts.has("bcc")).isTrue();
        assertThat(facts.has("resent-to")).isFalse();
    }

    @Test
    void identityAndDate() {
        HeaderFacts facts = headers("Message-ID: <a@b>\r\nDate: Sun, 22 Nov 2026 10:14:03 +0100 (CET)\r\n\r\n");
        assertThat(facts.messageId()).isEqualTo("a@b");
        assertThat(facts.date()).isEqualTo(Instant.parse("2026-11-22T09:14:03Z"));
        assertThat(headers("Date: 1 Jan 2017 00:59:60 +0100\r\n\r\n").date())
                .isEqualTo(Instant.parse("2016-12-31T23:59:59Z"));
        assertThat(headers("Date: Sun, 22 Nov 26 09:14 GMT\r\n\r\n").date())
                .isEqualTo(Instant.parse("2026-11-22T09:14:00Z"));
        assertThat(headers("Date: Sun, 32 Foo 2026 09:14:00 +0000\r\n\r\n").date())
                .isNull();
        assertThat(headers("Date: yesterday\r\n\r\n").date()).isNull();
        assertThat(headers("Date: 1 Jan 2017 00:59:59 EST\r\n\r\n").date())
                .isEqualTo(Instant.parse("2017-01-01T05:59:59Z"));
        assertThat(headers("Date: 1 Jan 2017 00:59:59 XYZ\r\n\r\n").date())
                .isEqualTo(Instant.parse("2017-01-01T00:59:59Z"));
    }

    @Test
    void aDateInNoYearOfFourDigitsIsUnknown() {
        assertThat(List.of(
                        "31 Dec 99999 23:59:59 +0000",
                        "1 Jan 292278994 07:12:55 GMT",
                        "31 Dec 9999 23:59:59 -1800",
                        "1 Jan 0000 00:00:00 +1800",
                        "1 Jan -5 00:00:00 GMT"))
                .allSatisfy(date ->
                        assertThat(headers("Date: " + date + "\r\n\r\n").date()).isNull());
    }

    @Test
    void foldedAndOddHeaders() {
        HeaderFacts facts = headers(
                "no field\r\nSubject: one\r\n\ttwo\n three\nX-Empty:\r\n: nameless\r\nbad name: x\r\n\r\nBody: no\r\n");
        assertThat(facts.fields()).extracting(HeaderField::name).containsExactly("Subject", "X-Empty");
        assertThat(facts.subject()).isEqualTo("one two three");
        assertThat(facts.cut()).isFalse();
        assertThat(reader.read(Bytes.latin1("odd\r\nA: b\r\n\r\n")).oddHeaderLines())
                .isEqualTo(1);
    }

    @Test
    void aHeaderWithoutBodyIsWholeWhereTheMessageIs() {
        Bytes message = Bytes.latin1("Subject: one\r\nTo: a@x\r\n");

        assertThat(reader.readHeaders(message, true).cut()).isFalse();
        assertThat(reader.read(message, true).headers().fields()).hasSize(2);
        assertThat(reader.readHeaders(message, false).cut()).isTrue();
    }

    @Test
    void aHeaderThatGoesOnBeyondWhatWasKeptSaysSo() {
        assertThat(headers("Subject: a\r\nTo: b@c").cut()).isTrue();
        assertThat(headers("X: " + "y".repeat(100_000) + "\r\nSubject: found\r\n\r\n"))
                .satisfies(facts -> assertThat(facts.subject()).isEqualTo("found"))
                .satisfies(facts -> assertThat(facts.cut()).isTrue());
    }
}
