package mailtap.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.TlsMode;
import mailtap.transcript.Transcript;
import org.junit.jupiter.api.Test;

class NotationTest {
    private static final String HEAD =
            "session 0000000000007  smtp  192.0.2.7:51234 -> smtp.example.com[192.0.2.25]:587  route office "
                    + " 2026-11-22T09:14:03.118Z\n";

    private static final String TALK = HEAD + """
                0.000  S: 220 smtp.example.com ESMTP
           1   +0.004  C: EHLO GP
               +0.019  S: 250-smtp.example.com
                       S: 250 AUTH LOGIN PLAIN
           2   +0.002  C: AUTH LOGIN
               +0.018  S: 334 VXNlcm5hbWU6
               +0.001  C@ Y29zdGFAYW1heGl0Lm5ldA==
               +0.018  S: 334 UGFzc3dvcmQ6
               +0.001  C: ************
               +0.092  S: 235 2.7.0 Authentication successful
                       login "LOGIN" user "costa@amaxit.net" success reply "235"  secret base64 fingerprint 1a2b
           3   +0.001  C: DATA
               +0.001  S: 354 go on
               +0.002  C| Subject: \\xE2\\x80\\xAE
                       C|
                       C| bare\\n
                       ! bare-lf client at 91                        = A line ended in LF alone.
                       C| .
               +0.001  S: 250 ok
           4   +0.001  C: QUI\\
               +1.000  C? 12 bytes lost
                       end by client-reset  client 132/132  server 217/217
        """;

    @Test
    void aScreenReadsAsItWasMeant() throws NotationException {
        List<Entry> entries = NotationReader.read(TALK).entries();
        Instant secretAt = Instant.parse("2026-11-22T09:14:03.181Z");
        assertThat(entries)
                .contains(
                        Frame.absent(secretAt, Side.CLIENT, Label.CREDENTIAL, 2, 47, 12),
                        Frame.kept(secretAt, Side.CLIENT, Label.COMMAND, 2, 59, Bytes.latin1("\r\n")))
                .anyMatch(entry -> entry instanceof Frame frame
                        && frame.label() == Label.CONTENT
                        && frame.bytes().equals(Bytes.latin1("Subject: \u00e2\u0080\u00ae\r\n\r\nbare\n.\r\n")));
    }

    @Test
    void piecesOfALineStandOnOneLine() {
        Instant at = Instant.EPOCH;
        Transcript pass = new Transcript(
                new mailtap.transcript.SessionId(7),
                List.of(
                        Frame.kept(at, Side.CLIENT, Label.COMMAND, 1, 0, Bytes.latin1("PASS ")),
                        Frame.kept(at, Side.CLIENT, Label.CREDENTIAL, 1, 5, Bytes.latin1("s3*cret")),
                        Frame.kept(at, Side.CLIENT, Label.COMMAND, 1, 12, Bytes.latin1("\r\n"))));
        assertThat(NotationWriter.write(pass, NotationStyle.SCREEN)).endsWith("0.000  C: PASS *******\n");
        assertThat(NotationWriter.write(pass, NotationStyle.EXACT)).endsWith("C: PASS \\!{s3\\*cret\\}\n");
    }

    @Test
    void tlsStandsOnALineOfItsOwn() throws NotationException {
        String screen = HEAD + """
                    0.000  tls opened towards client by starttls intercept version "TLSv1.3" \
            cipher "TLS_AES_128_GCM_SHA256" sni "smtp.example.com" certificate "CN=smtp.example.com" \
            issuer "CN=mailtap" took 12
                           tls failed towards server by implicit originate \
            verification "not verified: the certificate has expired" failure "the certificate has expired"
            """;
        Transcript read = NotationReader.read(screen);
        assertThat(read.entries().get(1))
                .isInstanceOfSatisfying(
                        TlsFacts.class,
                        tls -> assertThat(tls)
                                .isEqualTo(new TlsFacts(
                                        tls.at(),
                                        Side.CLIENT,
                                        TlsFacts.StartedBy.STARTTLS,
                                        TlsMode.INTERCEPT,
                                        TlsFacts.Outcome.OPENED,
                                        "TLSv1.3",
                                        "TLS_AES_128_GCM_SHA256",
                                        "smtp.example.com",
                                        null,
                                        new TlsFacts.Certificate(
                                                "CN=smtp.example.com", "CN=mailtap", "", Instant.EPOCH, Instant.EPOCH),
                                        null,
                                        null,
                                        null,
                                        12,
                                        null)));
        assertThat(NotationWriter.write(read, NotationStyle.SCREEN)).isEqualToNormalizingWhitespace(screen);
    }

    @Test
    void theExamplesOfTheDocumentationAreInTheNotation() throws Exception {
        String page = Files.readString(Path.of("../../docs/notation.md"));
        String[] blocks = page.split("```\n?", -1);
        assertThat(NotationReader.read(blocks[1]).entries()).hasSizeGreaterThan(15);
        assertThat(NotationReader.talk(blocks[3])).hasSize(6);
    }

    @Test
    void whatCameBeforeTheLineAboveCountsFromTheStart() throws NotationException {
        String ahead = HEAD + """
                    0.000  S: 220 smtp.example.com ESMTP
               1   +0.100  C: DATA
                   +0.400  S: 354 go on
                    0.101  C| Subject: sent ahead
                   +0.001  C| .
                   +0.700  S: 250 ok
            """;
        Transcript read = NotationReader.read(ahead);
        assertThat(read.entries().stream()
                        .skip(1)
                        .map(entry -> Duration.between(read.entries().getFirst().at(), entry.at())
                                .toMillis()))
                .containsExactly(0L, 100L, 500L, 101L, 802L);
        assertThat(NotationWriter.write(read, NotationStyle.SCREEN))
                .contains("    0.101  C| Subject: sent ahead\n")
                .doesNotContain(" -0.");
    }

    @Test
    void longContentIsFoldedAndSaysSo() throws NotationException {
        Instant at = Instant.EPOCH;
        Transcript mail = new Transcript(
                new mailtap.transcript.SessionId(7),
                List.of(Frame.kept(at, Side.CLIENT, Label.CONTENT, 1, 0, Bytes.latin1("0123456\r\n".repeat(1_000)))));
        String screen = NotationWriter.write(mail, NotationStyle.SCREEN.withFold(3));
        assertThat(screen.lines().toList()).hasSize(5).last().asString().endsWith("C\u2026 997 more lines, 8.97 kB");
        assertThatThrownBy(() -> NotationReader.read(screen))
                .isInstanceOf(NotationException.class)
                .hasMessage("line 5: expected content: here it was folded for the screen");
    }

    @Test
    void aTalkNeedsNoLabelsNorTimes() throws NotationException {
        assertThat(NotationReader.talk(
                        "# why\nS: 220 hi\n\nC: AUTH\nC: *\n  +0.5 C| x\\n\nS% 16 03\nC? 3 bytes lost\nC.\n"))
                .containsExactly(
                        new Turn.Said(Side.SERVER, Instant.EPOCH, Bytes.latin1("220 hi\r\n")),
                        new Turn.Said(Side.CLIENT, Instant.EPOCH, Bytes.latin1("AUTH\r\n")),
                        new Turn.Said(Side.CLIENT, Instant.EPOCH, Bytes.latin1("*\r\n")),
                        new Turn.Said(Side.CLIENT, Instant.ofEpochMilli(500), Bytes.latin1("x\n")),
                        new Turn.Said(Side.SERVER, Instant.ofEpochMilli(500), Bytes.latin1("\u0016\u0003")),
                        new Turn.Lost(Side.CLIENT, Instant.ofEpochMilli(500), 3),
                        new Turn.Closed(Side.CLIENT, Instant.ofEpochMilli(500)));
    }

    @Test
    void whatCannotBeReadIsNamedWithItsLine() {
        String[][] wrong = {
            {"hello", "line 2: expected C: or S: or a note (! tls login content tally end offset), not hello"},
            {"C: \\q", "line 2: expected one of \\\\ \\r \\n \\t \\xNN \\* \\| \\@{ \\!{, not \\q"},
            {"C: \\xZZ", "line 2: expected two hex digits behind \\x"},
            {"C? lots", "line 2: expected a count and withheld, lost or unkept: 12 bytes lost"},
            {"C% 1", "line 2: expected bytes in hex: 16 03 01"},
            {"! odd client", "line 2: expected the name of a finding, not odd"},
            {"! nul", "line 2: expected client, server or mailtap before the end of the line"},
            {"end by crash client 1/1", "line 2: expected server before the end of the line"},
        };
        for (String[] one : wrong) {
            assertThatThrownBy(() -> NotationReader.readAll(HEAD + one[0] + "\n"))
                    .isInstanceOf(NotationException.class)
                    .hasMessage(one[1]);
        }
        assertThatThrownBy(() -> NotationReader.readAll("C: EHLO x"))
                .hasMessage("line 1: expected a session line before anything else");
    }
}
