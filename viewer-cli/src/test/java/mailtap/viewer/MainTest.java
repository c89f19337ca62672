package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    void anUnknownOptionIsOneLineAndWrongUse() {
        Cli.Result result = new Cli(home).run("--nonsense");

        assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(result.err()).matches("mailtap: Unknown option: .--nonsense.; .*see mailtap --help\n");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void theVersionIsTheBuildsOwn() {
        Cli.Result result = new Cli(home).run("--version");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).matches("mailtap \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\nJava .+\n");
    }
}
