package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mailtap.viewer.home.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the output of each command goes: a full disk, a pipe that nobody reads, a terminal that can do little. */
class OutputTest {
    @TempDir
    private static Path home;

    private static Path data = Path.of("");

    @BeforeAll
    static void capture() throws IOException {
        data = home.resolve("store");
        CapturedStore.write(data, "talks");
    }

    static Stream<List<String>> commands() throws IOException {
        return GoldenTest.commands("each.80.txt").stream()
                .map(line -> List.of(GoldenTest.words(line)))
                .filter(words -> !words.contains("nosuch") && !words.contains("cod:5xx"));
    }

    private static Cli cli() {
        return new Cli(home).with("MAILTAP_DATA", data.toString());
    }

    private static String[] array(List<String> words) {
        return words.toArray(String[]::new);
    }

    /** A stream that takes nothing, and says why. */
    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        };
    }

    private static int run(Cli cli, OutputStream out, ByteArrayOutputStream err, List<String> words) {
        return Main.run(cli.surroundings(out, err), array(words));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aFullDiskIsOneLineAndAnExitCode(List<String> words) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(cli(), failing("No space left on device"), err, words);
        if (code == ExitCode.WRONG_USE) {
            // It had nothing to print.
            assertThat(cli().run(array(words)).out()).isEmpty();
            return;
        }
        assertThat(code).isEqualTo(ExitCode.IO);
        assertThat(err.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("mailtap: ")))
                .containsExactly("mailtap: cannot write the output: No space left on device");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aReaderWhoHasEnoughIsNoFailure(List<String> words) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(cli(), failing("Broken pipe"), err, words);
        if (code != ExitCode.WRONG_USE) {
            assertThat(code).isZero();
            assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("mailtap:");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void colourIsOnlyWhereItIsWanted(List<String> words) {
        Cli.Result plain = cli().onTerminal(80).with("NO_COLOR", "1").run(array(words));
        assertThat(plain.out() + plain.err()).doesNotContain("\u001b");
        Cli.Result dumb = cli().onTerminal(80).with("TERM", "dumb").run(array(words));
        assertThat(dumb.out() + dumb.err()).doesNotContain("\u001b");
        assertThat(dumb.out()).isEqualTo(plain.out());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aPipeIsNotCutAtAnEdge(List<String> words) {
        assertThat(cli().wide(1 << 20).run(array(words)).out()).doesNotContain("\u001b");
    }
}
