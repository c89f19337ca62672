package mailtap.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import mailtap.transcript.Bytes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is made can be taken apart again; the rest of what tokens look like is in the viewer's golden files. */
class TokensTest {
    private static SaslToken guessed(String base64) {
        return TokenReader.guess(decoded(base64)).orElseThrow();
    }

    private static Bytes decoded(String base64) {
        return Objects.requireNonNull(Base64Token.decode(Bytes.utf8(base64)));
    }

    private static Map<String, String> fields(SaslToken token, boolean secret) {
        return token.fields().stream()
                .filter(field -> field.secret() == secret)
                .collect(Collectors.toMap(SaslToken.Field::name, SaslToken.Field::value));
    }

    @Test
    void plain_with_a_name_to_act_as() {
        SaslToken token = guessed(TokenWriter.plain("boss", "costa", "pass, word=ü"));
        assertThat(token.mechanism()).isEqualTo("PLAIN");
        assertThat(fields(token, false)).isEqualTo(Map.of("authzid", "boss", "user", "costa"));
        assertThat(fields(token, true)).isEqualTo(Map.of("password", "pass, word=ü"));
    }

    /** The example of RFC 2195. */
    @Test
    void cram_md5_is_that_of_the_standard() {
        String token = TokenWriter.cramMd5("tim", "tanstaaftanstaaf", "<1896.697170952@postoffice.reston.mci.net>");
        assertThat(decoded(token).utf8()).isEqualTo("tim b913a602c7eda7a495b4e6e7334d3890");
    }

    /** The example of RFC 1939. */
    @Test
    void apop_is_that_of_the_standard() {
        assertThat(TokenWriter.apop("mrose", "tanstaaf", "<1896.697170952@dbc.mtview.ca.us>"))
                .isEqualTo("mrose c4c9334bac560ecc979e58001b3e22fb");
    }

    /** The examples of RFC 7628 and of Google's page. */
    @Test
    void oauth_tokens_are_those_of_the_standard() {
        assertThat(decoded(TokenWriter.oauthBearer("user@example.com", "server.example.com", "143", "vF9dft4qmTc2Nvb3"))
                        .latin1())
                .isEqualTo(
                        "n,a=user@example.com,\1host=server.example.com\1port=143\1auth=Bearer vF9dft4qmTc2Nvb3\1\1");
        SaslToken google = guessed(TokenWriter.xoauth2("someuser@example.com", "ya29.vF9dft4qmTc2Nvb3"));
        assertThat(google.mechanism()).isEqualTo("XOAUTH2");
        assertThat(fields(google, true)).isEqualTo(Map.of("token", "ya29.vF9dft4qmTc2Nvb3"));
    }

    @Test
    void a_single_word_may_be_a_password() {
        assertThat(fields(guessed(TokenWriter.base64("hunter22")), false)).isEmpty();
        assertThat(fields(guessed(TokenWriter.base64("Username:")), false)).isNotEmpty();
    }

    @Property(tries = 300)
    void nothing_throws_on_any_bytes(@ForAll byte[] bytes) {
        assertAnyMechanismReads(Bytes.wrap(bytes));
        assertAnyMechanismReads(Bytes.latin1("NTLMSSP\0").plus(Bytes.wrap(bytes)));
    }

    /** Lengths and offsets of every kind. */
    @Property(tries = 300)
    void nothing_throws_on_any_ntlm_message(@ForAll byte type, @ForAll byte[] bytes) {
        byte[] head = {(byte) (type & 3), 0, 0, 0};
        Bytes message = Bytes.latin1("NTLMSSP\0").plus(Bytes.wrap(head)).plus(Bytes.wrap(bytes));
        assertAnyMechanismReads(message);
    }

    private static void assertAnyMechanismReads(Bytes bytes) {
        TokenReader.guess(bytes).ifPresent(token -> assertThat(token.because()).isNotEmpty());
        for (String mechanism :
                new String[] {"PLAIN", "LOGIN", "NTLM", "SCRAM-SHA-1", "XOAUTH2", "GSSAPI", "CRAM-MD5"}) {
            TokenReader.as(mechanism, bytes)
                    .ifPresent(token -> assertThat(token.mechanism()).isEqualTo(mechanism));
        }
    }
}
