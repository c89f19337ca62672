package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import mailtap.sandbox.demo.DemoClient;
import mailtap.viewer.home.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @TempDir
    private Path home;

    @Test
    void itWorksTwiceAtOnceAndExplainsItself() {
        CompletableFuture<Cli.Result> first = CompletableFuture.supplyAsync(() -> demo("first"));
        CompletableFuture<Cli.Result> second = CompletableFuture.supplyAsync(() -> demo("second"));

        for (Cli.Result result : new Cli.Result[] {first.join(), second.join()}) {
            assertThat(result.err()).isEmpty();
            assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
            assertThat(result.out())
                    .contains("C: RCPT TO:<erin@example.net>", "in no header", "hidden (likely)")
                    .contains("RETR 1", "mailtap sessions --data ")
                    .doesNotContain(DemoClient.PASSWORD);
        }
        Cli.Result sessions = new Cli(home)
                .run("sessions", "--json", "--data", home.resolve("first").toString());
        assertThat(sessions.out().lines()).hasSize(2);
    }

    private Cli.Result demo(String folder) {
        return new Cli(home).run("demo", "--data", home.resolve(folder).toString());
    }
}
