package mailtap.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailtap.journal.JournalEntry;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.LoginFacts.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** curl, swaks and mpop log in to Dovecot by every mechanism they have, through the running relay. */
class LoginsIT {
    @TempDir
    Path home = Path.of("");

    @Test
    void every_login_is_understood_and_no_secret_of_it_is_kept() throws IOException, InterruptedException {
        RealPeers.need("curl", "swaks", "mpop");
        List<LoginAttempt> attempts = LoginAttempt.all();
        try (LoginServers servers = LoginServers.start();
                TapProcess tap = TapProcess.run(
                        home,
                        "--smtp",
                        "127.0.0.1:0=127.0.0.1:" + servers.submissionPort(),
                        "--pop3",
                        "127.0.0.1:0=127.0.0.1:" + servers.pop3Port())) {
            Program program = new Program(home);
            for (LoginAttempt attempt : attempts) {
                int port = tap.port(attempt.server() == LoginAttempt.Server.POP3 ? "pop3" : "smtp");
                program.run(attempt.command(port, home).toArray(String[]::new));
            }
            tap.answer("index", "--wait");
            Recorded recorded = Recorded.in(tap.data());
            List<LoginFacts> logins = recorded.entries().stream()
                    .map(JournalEntry::entry)
                    .filter(LoginFacts.class::isInstance)
                    .map(LoginFacts.class::cast)
                    .toList();
            assertThat(attempts).allSatisfy(attempt -> assertUnderstood(attempt, logins));
            assertNoSecret(recorded.everything(), Indexed.everything(tap.data().resolve("index")), tap.said());
            assertExplained(tap);
            assertThat(tap.stop()).isZero();
        }
    }

    private static void assertUnderstood(LoginAttempt attempt, List<LoginFacts> logins) {
        Optional<LoginFacts> login =
                logins.stream().filter(one -> isOf(attempt, one)).findFirst();
        if (login.isEmpty() && attempt.givesUp()) {
            assertThat(logins)
                    .filteredOn(one -> one.mechanism().equals(attempt.mechanism()))
                    .extracting(LoginFacts::outcome)
                    .contains(Outcome.CANCELLED);
            return;
        }
        assertThat(login).as("%s", attempt).isPresent();
        assertThat(login.orElseThrow().mechanism()).isEqualTo(attempt.mechanism());
        assertThat(login.orElseThrow().outcome())
                .as("%s", attempt)
                .isEqualTo(attempt.right() ? Outcome.SUCCESS : Outcome.FAILURE);
    }

    private static boolean isOf(LoginAttempt attempt, LoginFacts login) {
        return Stream.of(login.user(), login.authzid()).anyMatch(name -> name != null && name.contains(attempt.user()));
    }

    private static void assertNoSecret(String... everywhere) {
        for (String secret : List.of(
                LoginServers.PASSWORD,
                LoginAttempt.WRONG_PASSWORD,
                LoginServers.GOOD_TOKEN,
                LoginAttempt.WRONG_TOKEN)) {
            for (String place : everywhere) {
                new Secret(secret).assertNotIn("journal, index or screen", place);
            }
        }
    }

    /** A wrong password ends in a sentence. */
    private static void assertExplained(TapProcess tap) {
        for (String mechanism : List.of("digest-md5", "ntlm")) {
            String hit =
                    tap.answer("search", "--in", "sessions", "user:*swaks-" + mechanism + "-submission-initial-wrong*");
            Matcher id = Pattern.compile("^[0-9a-z]{8,13}", Pattern.MULTILINE).matcher(hit);
            assertThat(id.find()).as("%s", hit).isTrue();
            assertThat(tap.answer("show", id.group()).replaceAll("\\s+", " "))
                    .contains("The server refused the user name or the password");
        }
    }
}
