package mailtap.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mailtap.sandbox.Sandbox;
import mailtap.sandbox.SandboxSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords are looked for in what the files hold when they are decoded, not in the files. */
class SecretsIT {
    @TempDir
    Path home = Path.of("");

    @Test
    void no_secret_is_in_anything_it_writes_or_says() throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere());
                TapProcess tap = TapProcess.before(sandbox, home)) {
            List<Secret> secrets = SecretTalks.holdAll(tap.port("smtp"), tap.port("pop3"));
            tap.answer("index", "--wait");
            String answers = answers(tap);
            assertThat(tap.stop()).isZero();
            String recorded = Recorded.in(tap.data()).everything();
            String indexed = Indexed.everything(tap.data().resolve("index"));
            assertThat(List.of(answers, recorded, indexed))
                    .allSatisfy(text -> assertThat(text).contains("alice"));
            for (Secret secret : secrets) {
                secret.assertNotIn("the journal", recorded);
                secret.assertNotIn("the index", indexed);
                secret.assertNotIn("answers", answers);
                secret.assertNotIn("what run printed", tap.said());
            }
        }
    }

    /** Also shows that the search of the test above finds what is there. */
    @Test
    void secrets_that_are_kept_on_request_are_in_the_journal_and_on_no_screen()
            throws IOException, InterruptedException {
        Files.writeString(Files.createDirectories(home.resolve("data")).resolve("mailtap.conf"), "secrets = keep\n");
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere());
                TapProcess tap = TapProcess.before(sandbox, home)) {
            List<Secret> secrets = SecretTalks.holdAll(tap.port("smtp"), tap.port("pop3"));
            tap.answer("index", "--wait");
            String answers = answers(tap);
            assertThat(tap.stop()).isZero();
            String recorded = Recorded.in(tap.data()).everything();
            String indexed = Indexed.everything(tap.data().resolve("index"));
            for (Secret secret : secrets) {
                assertThat(secret.forms()).as(secret.password()).anyMatch(recorded::contains);
                secret.assertNotIn("the index", indexed);
                secret.assertNotIn("answers", answers);
                secret.assertNotIn("what run printed", tap.said());
            }
        }
    }

    private static String answers(TapProcess tap) {
        return String.join(
                "\n",
                tap.answer("sessions"),
                tap.answer("sessions", "--json"),
                tap.answer("search", "user:alice", "--json"),
                tap.answer("show", "last~2"),
                tap.answer("show", "last~1", "--json"),
                tap.answer("show", "last~8"),
                tap.answer("show", "last~8", "--json"));
    }
}
