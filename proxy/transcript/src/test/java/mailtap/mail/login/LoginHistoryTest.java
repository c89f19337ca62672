package mailtap.mail.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mailtap.mail.Command;
import mailtap.mail.Exchange;
import mailtap.mail.Reply;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.TlsMode;
import org.junit.jupiter.api.Test;

class LoginHistoryTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final LoginHistory history = new LoginHistory();

    @Test
    void a_login_bound_to_the_channel_fails_where_mailtap_stands_in_it() {
        history.tls(new TlsFacts(
                NOON,
                Side.CLIENT,
                TlsFacts.StartedBy.IMPLICIT,
                TlsMode.INTERCEPT,
                TlsFacts.Outcome.OPENED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                null));
        attempt(1, "SCRAM-SHA-256-PLUS", LoginFacts.Outcome.FAILURE);
        assertThat(history.why(1)).hasValueSatisfying(why -> {
            assertThat(why.cause()).isEqualTo(LoginCause.CHANNEL_BINDING);
            assertThat(why.sentence()).contains("--tls pass");
        });
    }

    @Test
    void what_is_known_live_may_be_known_better_later() {
        attempt(1, "CRAM-MD5", LoginFacts.Outcome.FAILURE);
        assertThat(history.why(1).orElseThrow().cause()).isEqualTo(LoginCause.CREDENTIALS_REFUSED);
        assertThat(history.lastWord()).isPresent();
        attempt(2, "PLAIN", LoginFacts.Outcome.SUCCESS);
        assertThat(history.why(1).orElseThrow().cause()).isEqualTo(LoginCause.MECHANISM_FAILED);
        assertThat(history.why(2)).isEmpty();
        assertThat(history.lastWord()).isEmpty();
    }

    @Test
    void more_logins_than_anybody_needs_are_not_remembered() {
        for (int i = 1; i < 1_000; i++) {
            attempt(i, "PLAIN", LoginFacts.Outcome.FAILURE);
        }
        assertThat(history.all()).hasSize(100);
    }

    private void attempt(int exchange, String mechanism, LoginFacts.Outcome outcome) {
        String code = outcome == LoginFacts.Outcome.SUCCESS ? "235" : "535";
        history.exchange(new Exchange(
                exchange,
                NOON,
                new Command("AUTH", mechanism, "AUTH " + mechanism),
                List.of(new Reply(NOON, code, null, List.of("so it is"))),
                Exchange.Status.OK,
                0,
                0,
                Duration.ZERO,
                Duration.ZERO));
        history.login(
                new LoginFacts(NOON, exchange, mechanism, "costa@example.com", null, outcome, code, null, Map.of()));
    }
}
