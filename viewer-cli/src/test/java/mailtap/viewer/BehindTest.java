package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mailtap.viewer.home.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that cannot be written to answers with what is in it. */
class BehindTest {
    @TempDir
    private Path home;

    private Cli cli;

    @BeforeEach
    void capture() throws IOException {
        cli = new Cli(home).with("MAILTAP_DATA", home.toString());
        CapturedStore.write(home, List.of(talk("aaaaaaaaaaaaa", "earlier.example.org")));
        assertThat(cli.run("search", "helo:earlier.example.org").out()).contains("aaaaaaa");
    }

    private static List<String> talk(String id, String client) {
        return List.of(
                "SMTP office " + id + " 2026-11-22T09:10:00Z",
                "S: 220 ready",
                "C: EHLO " + client,
                "S: 250 hello",
                "end");
    }

    @Test
    void what_is_in_the_index_is_found_and_the_rest_is_said_to_be_missing() throws IOException {
        CapturedStore.capture(home, List.of(talk("bbbbbbbbbbbbb", "later.example.org")), "198.51.100.3");
        // In place of its lock, which nobody who only reads opens.
        Path lock = home.resolve("index/write.lock");
        Files.delete(lock);
        Files.createDirectory(lock);

        Cli.Result earlier = cli.run("search", "helo:earlier.example.org");
        assertThat(earlier.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(earlier.out()).contains("aaaaaaa");
        assertThat(earlier.err())
                .startsWith("the index could not be brought up to date, so what came last is missing here (")
                .hasLineCount(1);

        Files.delete(lock);
        assertThat(cli.run("search", "helo:later.example.org").out()).contains("bbbbbbb");
    }

    @Test
    void without_any_index_it_is_an_error() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("index"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.createDirectory(home.resolve("index/write.lock"));

        Cli.Result ended = cli.run("search", "helo:earlier.example.org");
        assertThat(ended.exitCode()).isEqualTo(ExitCode.IO);
        assertThat(ended.err()).startsWith("mailtap: ").hasLineCount(1);
    }
}
