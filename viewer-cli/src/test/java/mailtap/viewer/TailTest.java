package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which sessions {@code tail} shows; it waits for one that is to be shown, so what finds none runs into the limit. */
@Timeout(60)
class TailTest {
    @TempDir
    private Path home;

    private Path data = Path.of("");

    @BeforeEach
    void store() throws IOException {
        data = home.resolve("store");
        CapturedStore.write(data, "talks");
    }

    @ParameterizedTest
    @CsvSource({
        "code:535, 1c8ed5xwz03rg",
        "user:crazywill, 1c8ed5xwz03rg",
        "--user crazywill, 1c8ed5xwz03rg",
        "--peer 192.0.2.7, 7f3k2m9q4tdwv",
        "--peer 192.0.2.0/24, 7f3k2m9q4tdwv",
        "--route mailbox, 9zq2h7m1",
        "--route MAILBOX, 9zq2h7m1",
        "proto:pop3, 9zq2h7m1",
        "subject:张帆, 9zq2h7m1",
        "subject:张帆 deleted:true --peer 192.0.2.0/24, 9zq2h7m1",
        "from:costa, 7f3k2m9q4tdwv",
        "--user bob, 9zq2h7m1",
        "code:550 --user costa@amaxit.net, 7f3k2m9q4tdwv",
    })
    void theSessionsThatAreFoundFromTheirBeginning(String asked, String session) {
        List<String> args = new ArrayList<>(List.of("tail", "--from-start", "--only-one"));
        args.addAll(List.of(asked.split(" ")));

        Cli.Result result = new Cli(home).with("MAILTAP_DATA", data.toString()).run(args.toArray(String[]::new));

        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines().findFirst().orElseThrow()).contains("session " + session);
    }

    /** A column counts in what was typed as the query, and an option is named by itself. */
    @ParameterizedTest
    @CsvSource({
        "--peer 10.0.0.300, '--peer 10.0.0.300: '",
        "--peer 10.0.0.0/99, '--peer 10.0.0.0/99: '",
        "code:250 --peer nowhere, '--peer nowhere: '",
        "'--peer 10.0.0.1\" -- code:999', '--peer 10.0.0.1\"'",
        "sbject:x --peer 10.0.0.1, at column 1",
    })
    void mistakesPointAtWhatWasTyped(String asked, String words) {
        List<String> args = new ArrayList<>(List.of("tail"));
        args.addAll(List.of(asked.split(" ")));

        Cli.Result result = new Cli(home).with("MAILTAP_DATA", data.toString()).run(args.toArray(String[]::new));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(words).doesNotContain("source.ip");
        assertThat(result.err().contains("at column")).isEqualTo(words.startsWith("at"));
    }
}
