package mailtap.mail.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mailtap.mail.Base64Text;
import mailtap.notation.NotationException;
import mailtap.notation.NotationReader;
import mailtap.notation.NotationStyle;
import mailtap.notation.NotationWriter;
import mailtap.transcript.Transcript;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
    private static final String TALK = """
        session 0000000000007  smtp  192.0.2.7:51234 -> mx.example.com:25  route office  2026-11-22T09:14:03Z
        1  C: AUTH LOGIN
           S: 334 VXNlcm5hbWU6
           C@ Y29zdGFAYW1heGl0Lm5ldA==
           S: 334 UGFzc3dvcmQ6
           C: ************
           S: 235 ok
           login "LOGIN" user "costa@amaxit.net" success reply "235"  secret base64
        2  C: AUTH LOGIN
           S: 334 VXNlcm5hbWU6
           C@ crazywill
           S: 334 UGFzc3dvcmQ6
           C: **********
           S: 535 no
           login "LOGIN" user "crazywill" failure reply "535"  secret not-base64
        3  C: AUTH PLAIN ****
           S: 535 no
           login "PLAIN" user "jms1@jms1.net" failure reply "535"  secret base64 empty edges
        4  C: MAIL FROM:<>
           S: 250 ok
        5  C: RCPT TO:<b@x.org>
           S: 250 334 VXNlcm5hbWU6
        """;

    private static String annotated(Annotations annotations, Transcript talk) {
        NotationStyle style = NotationStyle.SCREEN.withAnnotator(annotations::annotate);
        StringBuilder said = new StringBuilder();
        NotationWriter.write(talk, style)
                .lines()
                .filter(line -> line.contains("   = "))
                .forEach(line -> said.append(line.replaceAll(".*   = ", "")).append('\n'));
        return said.toString();
    }

    @Test
    void saysWhatTheLinesMean() throws NotationException {
        Transcript talk = NotationReader.read(TALK);
        Annotations annotations =
                Annotations.of(talk.entries()).withRecipients(Map.of(5, "in no header: Bcc, list or forward"));
        assertThat(annotated(annotations, talk)).isEqualTo("""
            Username:
            costa@amaxit.net
            Password:
            a password, not kept
            Username:
            not Base64-encoded
            Password:
            a password, not kept, not Base64-encoded
            jms1@jms1.net and a password, not kept, empty, a blank or control character at an edge
            the null sender, as reports have it
            in no header: Bcc, list or forward
            """);
    }

    @Test
    void saysLessWhileTheSessionGoesOn() throws NotationException {
        assertThat(annotated(Annotations.live(), NotationReader.read(TALK)))
                .startsWith("Username:\ncosta@amaxit.net\nPassword:\na secret, not kept\nUsername:\nPassword:\n");
    }

    @Test
    void neverShowsWhatIsNoBase64AsIfItWere() {
        assertThat(Base64Text.decode("crazywill")).isEmpty();
        assertThat(Base64Text.decode("password")).isEmpty();
        assertThat(Base64Text.decode("Ym9i\n")).isEmpty();
        assertThat(Base64Text.decode("AAAA")).isEmpty();
        assertThat(Base64Text.decode("Ym9i")).contains("bob");
    }
}
