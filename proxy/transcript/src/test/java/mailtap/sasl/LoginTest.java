package mailtap.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import mailtap.transcript.Bytes;
import mailtap.transcript.Label;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.LoginFacts.Outcome;
import mailtap.transcript.SecretFacts;
import mailtap.transcript.SecretFacts.Encoding;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.codec.binary.Base64;
import org.junit.jupiter.api.Test;

/** What the playbooks cannot show: fingerprints, and answers of any bytes. */
class LoginTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private final Secrets keyed = Secrets.masked().withKey(Bytes.latin1("a key"));

    @Test
    void the_same_password_has_the_same_fingerprint_by_whatever_mechanism() {
        int plain = fingerprint("PLAIN", keyed, base64("\0costa\0sesame"));
        int login = fingerprint("LOGIN", keyed, base64("costa"), base64("sesame"));
        assertThat(plain).isBetween(0, 0xffff).isEqualTo(login);
        assertThat(fingerprint("PLAIN", keyed, base64("\0costa\0sesam"))).isNotEqualTo(plain);
    }

    @Test
    void without_a_key_there_is_no_fingerprint() {
        assertThat(fingerprint("PLAIN", Secrets.masked(), base64("\0costa\0sesame")))
                .isEqualTo(-1);
    }

    @Test
    void another_key_gives_another_fingerprint() {
        Secrets other = Secrets.masked().withKey(Bytes.latin1("another key"));
        assertThat(fingerprint("PLAIN", other, base64("\0costa\0sesame")))
                .isNotEqualTo(fingerprint("PLAIN", keyed, base64("\0costa\0sesame")));
    }

    @Test
    void a_plain_word_that_is_base64_by_accident_was_not_encoded() {
        SecretFacts facts = secret(facts("LOGIN", keyed, base64("costa"), Bytes.latin1("password")));
        assertThat(facts.base64()).isEqualTo(Encoding.NOT_BASE64);
    }

    @Test
    void a_success_after_a_cancel_is_a_success() {
        Login login = Login.sasl("PLAIN", keyed, known());
        login.answer(Bytes.latin1("*"));
        assertThat(login.ended(NOON, 1, Outcome.SUCCESS, "235").outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(login.ended(NOON, 1, Outcome.FAILURE, "501").outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Property(tries = 200)
    void any_bytes_are_an_answer_and_only_names_are_shown(
            @ForAll byte[] first, @ForAll byte[] second, @ForAll("mechanisms") String mechanism) {
        Login login = Login.sasl(mechanism, keyed, known());
        login.challenge(Bytes.wrap(second));
        for (byte[] answer : new byte[][] {first, Base64.encodeBase64(first), second, Base64.encodeBase64(second)}) {
            Label label = login.answer(Bytes.wrap(answer));
            if (answer.length > 1) {
                assertThat(label).isIn(Label.CREDENTIAL, Label.IDENTITY);
            }
        }
        assertThat(login.ended(NOON, 1, Outcome.FAILURE, "535").mechanism()).isEqualTo(mechanism);
    }

    @Provide
    Arbitrary<String> mechanisms() {
        return Arbitraries.of(
                "PLAIN",
                "LOGIN",
                "CRAM-MD5",
                "DIGEST-MD5",
                "SCRAM-SHA-1",
                "XOAUTH2",
                "OAUTHBEARER",
                "NTLM",
                "GSSAPI",
                "EXTERNAL",
                "ANONYMOUS",
                "X-OTHER");
    }

    private static int fingerprint(String mechanism, Secrets secrets, Bytes... answers) {
        return secret(facts(mechanism, secrets, answers)).fingerprint();
    }

    private static SecretFacts secret(LoginFacts facts) {
        SecretFacts secret = facts.secret();
        assertThat(secret).isNotNull();
        return Objects.requireNonNull(secret);
    }

    private static LoginFacts facts(String mechanism, Secrets secrets, Bytes... answers) {
        Login login = Login.sasl(mechanism, secrets, known());
        for (Bytes answer : answers) {
            login.answer(answer);
        }
        return login.ended(NOON, 1, Outcome.SUCCESS, "235");
    }

    private static KnownSecrets known() {
        return new KnownSecrets(new Bounds(512, 8, 64, 2_000_000));
    }

    private static Bytes base64(String text) {
        return Bytes.wrap(Base64.encodeBase64(Bytes.latin1(text).toArray()));
    }
}
