package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mailtap.viewer.home.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    private Path home;

    @Test
    void aloneItSaysHowToBegin() {
        Cli.Result result = new Cli(home).run();

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("Nothing has been captured yet").contains("mailtap demo");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aloneItSaysHowTheStoreStands() throws IOException {
        Path data = home.resolve("data");
        CapturedStore.write(data, "talks");
        Cli cli = new Cli(home).with("MAILTAP_DATA", data.toString());
        assertThat(cli.run().out())
                .contains("5 sessions, the newest began 2026-11-22 09:50:00. To look at it:")
                .contains("Nothing is captured now. To go on:")
                .doesNotContain("But ");
        Path segment = data.resolve("journal").resolve("run").resolve("0000000001.segment");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
        assertThat(cli.run().out()).contains("But part of it is damaged; mailtap check says where");
        try (Stream<Path> files = Files.list(data.resolve("index"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThat(cli.run().out()).contains("But it has no index that can be read; any look makes it anew.");
    }

    @Test
    void afterADemoItSaysHowToGoOnWithOnesOwnServer() throws IOException {
        Path data = home.resolve("data");
        CapturedStore.write(
                data,
                List.of(List.of("SMTP smtp-0 7f3k2m9q4tdwv 2026-11-22T09:14:03.118Z", "S: 220 here", "end")),
                "127.0.0.1");
        assertThat(new Cli(home).with("MAILTAP_DATA", data.toString()).run().out())
                .contains("1 session, the newest began")
                .contains("so far only servers of this machine were");
    }

    @Test
    void whereNothingWasCapturedEveryLookSaysHowToBegin() throws IOException {
        Path data = home.resolve("data");
        CapturedStore.write(data, List.of());
        Cli cli = new Cli(home).with("MAILTAP_DATA", data.toString());
        for (String look : List.of("sessions", "search x", "show", "stats", "clients", "mailbox", "recipients")) {
            Cli.Result result = cli.run(look.split(" ", -1));
            assertThat(result.err()).as(look).contains("nothing has been captured yet", "begin with mailtap demo");
            assertThat(result.exitCode()).as(look).isIn(ExitCode.NOTHING, ExitCode.WRONG_USE);
        }
    }

    @Test
    void helpIsColouredAsAskedFor() {
        assertThat(new Cli(home).onTerminal(80).run("search", "--help").out()).contains("\u001b[");
        assertThat(new Cli(home)
                        .onTerminal(80)
                        .run("search", "--color=never", "--help")
                        .out())
                .doesNotContain("\u001b[");
        assertThat(new Cli(home)
                        .onTerminal(80)
                        .run("--color", "never", "search", "--help")
                        .out())
                .doesNotContain("\u001b[");
        assertThat(new Cli(home).run("search", "--help", "--color=always").out())
                .contains("\u001b[");
    }

    @Test
    void anUnknownOptionIsOneLineAndWrongUse() {
        Cli.Result result = new Cli(home).run("--nonsense");

        assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(result.err()).matches("mailtap: unknown option '--nonsense'; see mailtap --help\n");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void theVersionIsTheBuildsOwn() {
        Cli.Result result = new Cli(home).run("--version");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).matches("mailtap \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\nJava .+\n");
    }
}
