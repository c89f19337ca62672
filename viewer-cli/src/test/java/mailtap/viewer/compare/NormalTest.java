package mailtap.viewer.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs each time has a name, and nothing else has. */
class NormalTest {
    private static List<String> lines(String... said) {
        Normal normal = new Normal();
        return Arrays.stream(said).map(normal::line).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "C| Message-Id: <1.2@x.org> # C| Message-Id: ‹message-id›",
                "C+ MESSAGE-ID:<1.2@x.org> # C+ MESSAGE-ID: ‹message-id›",
                "S| Resent-Message-ID: <1.2@x.org> # S| Resent-Message-ID: ‹message-id›",
                "C| Date: Sun, 22 Nov 2026 05:02:39 +0000 # C| Date: ‹date›",
                "S| Resent-Date: whenever # S| Resent-Date: ‹date›",
                "C: AUTH PLAIN *{20} # C: AUTH PLAIN ‹secret›",
                "C: **** # C: ‹secret›",
                "C: * # C: ‹secret›",
                "S: 500 what is *******? # S: 500 what is ‹secret›?",
                "S: 334 PDE0NzcuMTc5NTMyMzc1OUBsb2c= # S: 334 ‹challenge›",
                "S: 250 2.0.0 Ok: queued as ZOO2.1 # S: 250 2.0.0 Ok: queued as ‹queue-id›",
                "S: 250 OK id=1rABcD-000001-2x # S: 250 OK id=‹queue-id›",
                "S: 250 2.0.0 5AM9E3mh012345 Message accepted for delivery # S: 250 2.0.0 ‹queue-id› Message accepted"
                        + " for delivery",
                "S: 250 ok 1700000000 qp 12345 # S: 250 ok ‹queue-id›",
                "S: 250 2.0.0 OK  1700000000 a1-2b.12 - gsmtp # S: 250 2.0.0 OK  ‹queue-id› - gsmtp",
                "C| Received: by x with ESMTPSA id 4F12AB for <b@x.org> # C| Received: by x with ESMTPSA id ‹queue-id›"
                        + " for <b@x.org>",
                "S: +OK ready <1477.1795323761@x.org> # S: +OK ready ‹greeting-id›",
                "S: 220 x ESMTP Sendmail; Sun, 22 Nov 2026 09:14:03 GMT # S: 220 x ESMTP Sendmail; ‹time›",
                "S: 250 now 2026-11-22T09:14:03.118Z # S: 250 now ‹time›",
                "C: MAIL FROM:<a@x.org> SIZE=123 # C: MAIL FROM:<a@x.org> SIZE=‹size›",
                "S: 250 hello [192.0.2.7]:51234 # S: 250 hello [192.0.2.7]:‹port›",
                "S: 421 192.0.2.7:51234 is too fast # S: 421 192.0.2.7:‹port› is too fast",
                "S: 250 hello [2001:db8::7]:51234 # S: 250 hello [2001:db8::7]:‹port›",
                "! bare-lf client at 40 # ! bare-lf client at ‹offset›",
                "login \"PLAIN\" success secret base64 fingerprint 1a2b # login \"PLAIN\" success secret base64",
                "end by client  client 1/1  server 2/2 # end by client",
            })
    void whatDiffersEachTimeHasAName(String said, String normal) {
        assertThat(lines(said)).containsExactly(normal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "S: 250 ok",
                "C: \\*",
                "C: RCPT TO:<\\*\\*\\*\\*\\*\\*@x.org>",
                "C| ******* three stars are no secret *{12}",
                "C| see http://x.org/?id=77&size=12",
                "C| Subject: queued as usual",
                "C| the Date: of it",
                "C: RCPT TO:<1234567@x.org>",
                "C| To: <12345678@x.org>",
                "C| size=12 of boundary layers",
                "S: 250-SIZE 10240000",
                "C: EHLO [192.0.2.7]",
            })
    void nothingElseHasOne(String said) {
        assertThat(lines(said)).containsExactly(said);
    }

    @Test
    void aBoundaryIsKnownFromItsHeader() {
        assertThat(lines(
                        "C| Content-Type: multipart/mixed; boundary=\"--a1 b\"; x=y",
                        "C| ----a1 b",
                        "C|  boundary=inner",
                        "C| --inner",
                        "C| --inner--",
                        "C| ----a1 b--",
                        "C| --other"))
                .containsExactly(
                        "C| Content-Type: multipart/mixed; boundary=\"‹boundary›\"; x=y",
                        "C| --‹boundary›",
                        "C|  boundary=‹boundary›",
                        "C| --‹boundary›",
                        "C| --‹boundary›--",
                        "C| --‹boundary›--",
                        "C| --other");
    }

    /** Somebody may call it whatever he likes. */
    @Test
    void aBoundaryOfOneLetterHidesNoOtherLetter() {
        assertThat(lines("C| Content-Type: multipart/mixed; boundary=b", "C| --b", "C| bob", "C| -b", "C: QUIT b"))
                .containsExactly(
                        "C| Content-Type: multipart/mixed; boundary=‹boundary›",
                        "C| --‹boundary›",
                        "C| bob",
                        "C| -b",
                        "C: QUIT b");
    }

    @Test
    void aMessageIdIsKnownWhereItTurnsUpAgain() {
        assertThat(lines(
                        "C| Message-ID:",
                        "C|  <abc.1@x.org>",
                        "C| In-Reply-To: <abc.0@x.org>",
                        "S: 250 2.6.0 <abc.1@x.org> [InternalId=12345, Hostname=y] Queued mail"))
                .containsExactly(
                        "C| Message-ID:",
                        "C|  ‹message-id›",
                        "C| In-Reply-To: <abc.0@x.org>",
                        "S: 250 2.6.0 ‹message-id› [InternalId=‹queue-id›, Hostname=y] Queued mail");
    }

    /** A hostile session names as many boundaries as it has lines. */
    @Test
    void whatIsRememberedIsBounded() {
        Normal normal = new Normal();
        for (int i = 0; i < 50_000; i++) {
            normal.line("C| boundary=b" + i);
            normal.line("C| Message-ID: <number" + i + "@x.org>");
        }
        assertThat(normal.line("C| --b7")).isEqualTo("C| --‹boundary›");
        assertThat(normal.line("C| --b40000")).isEqualTo("C| --b40000");
    }
}
