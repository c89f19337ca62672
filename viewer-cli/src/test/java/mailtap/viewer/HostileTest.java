package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailtap.viewer.command.CommandTree;
import mailtap.viewer.home.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command on captured mail that means harm, on a terminal, into a full disk and into a pipe that nobody reads. */
class HostileTest {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Set<Integer> DOCUMENTED =
            Set.of(ExitCode.DONE, ExitCode.NOTHING, ExitCode.WRONG_USE, ExitCode.BREACH, ExitCode.INCONCLUSIVE);
    /** They show nothing that was captured. */
    private static final List<String> NOT_ASKED =
            List.of("run", "sandbox", "demo", "ca", "setup", "doctor", "completion", "man");

    private static final List<String> LINES = List.of(
            "sessions",
            "sessions --json",
            "search text:*",
            "search body:/.*/",
            "search body:last OR body:inert",
            "search text:* --json",
            "search code:* --group-by code",
            "show aaaa",
            "show aaaa --full",
            "show aaaa --explain",
            "show aaaa --timing",
            "show bbbb --full",
            "show cccc",
            "show dddd",
            "show aaaa --json",
            "show dddd --json",
            "tail --from-start --only-one",
            "tail --from-start --only-one --json",
            "message aaaa.m1",
            "message aaaa.m1 --headers",
            "message aaaa.m1 --structure",
            "message bbbb.m1 --headers",
            "message cccc.m1 --headers",
            "message dddd.m1",
            "message dddd.m1 --structure",
            "recipients aaaa",
            "recipients aaaa --json",
            "mailbox",
            "clients",
            "clients --json",
            "diff aaaa dddd",
            "diff aaaa cccc --json",
            "prune --dry-run",
            "stats",
            "stats --json",
            "stats --html -",
            "export --format text",
            "export --format json",
            "export --format ndjson",
            "export --format csv --in messages",
            "export --format html",
            "export --format html --full",
            "index",
            "check",
            "config",
            "decode \u001b[2J\u202e",
            "encode \u001b[2J\u202e",
            "search \u001b[2J\u202e:(",
            "search subject:\"",
            "search /[/",
            "show \u001b[2J",
            "message ../../etc/passwd",
            "export --format eml --output CON/../../x/y",
            "stats --since \u202etomorrow",
            "nosuch\u001b[2J");

    @TempDir
    private static Path home;

    private static Path store;

    @BeforeAll
    static void capture() throws IOException {
        store = home.resolve("store");
        HostileStore.write(store, "http://127.0.0.1:1/");
    }

    static Stream<String> lines() {
        return LINES.stream();
    }

    private static Cli cli() {
        return new Cli(home).with("MAILTAP_DATA", store.toString());
    }

    @Test
    void everyCommandIsTried() {
        Set<String> tried = new HashSet<>(NOT_ASKED);
        LINES.forEach(line -> tried.add(line.split(" ", 2)[0]));
        OutputStream nowhere = OutputStream.nullOutputStream();
        assertThat(tried)
                .containsAll(CommandTree.of(cli().surroundings(nowhere, nowhere))
                        .getSubcommands()
                        .keySet());
    }

    @Test
    void theMailIsThere() {
        assertThat(cli().run("sessions", "--json").out().lines()).hasSize(4);
        assertThat(cli().run("search", "--count", "text:(body OR last OR inert)")
                        .out()
                        .strip())
                .isNotEqualTo("0");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void nothingActsAndNothingBreaks(String line) {
        Cli.Result result = cli().onTerminal(80).run(line.split(" "));
        String shown = result.out() + result.err();
        assertThat(DOCUMENTED)
                .as(shown.substring(0, Math.min(2000, shown.length())))
                .contains(result.exitCode());
        assertThat(shown).doesNotContain("Exception", "\n\tat ", "a bug in mailtap");
        String text = COLOUR.matcher(shown).replaceAll("");
        assertThat(text.codePoints().filter(HostileTest::mayAct).limit(9).mapToObj(Integer::toHexString))
                .isEmpty();
    }

    private static boolean mayAct(int point) {
        boolean joiner = point == 0x200c || point == 0x200d;
        return (Character.isISOControl(point) && point != '\n' && point != '\r')
                || (Character.getType(point) == Character.FORMAT && !joiner);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aFullDiskIsToldInOneLine(String line) throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode;
        try (OutputStream full = new FileOutputStream("/dev/full")) {
            exitCode = Main.run(cli().surroundings(full, err), line.split(" "));
        }
        String told = err.toString(StandardCharsets.UTF_8);
        assertThat(exitCode).as(told).isIn(ExitCode.IO, ExitCode.WRONG_USE, ExitCode.NOTHING);
        assertThat(told).doesNotContain("Exception").isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void whenNobodyReadsAllIsWell(String line) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(cli().surroundings(new BrokenPipe(), err), line.split(" "));
        String told = err.toString(StandardCharsets.UTF_8);
        assertThat(exitCode).as(told).isIn(ExitCode.DONE, ExitCode.WRONG_USE, ExitCode.NOTHING);
        assertThat(Arrays.asList(told.split("\n"))).noneMatch(words -> words.contains("ipe"));
    }

    private static final class BrokenPipe extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }
    }
}
