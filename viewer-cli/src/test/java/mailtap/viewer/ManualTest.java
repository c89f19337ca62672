package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manual pages and completion, which are made of the commands' own definitions. */
class ManualTest {
    @TempDir
    private Path home;

    private String print(String... words) {
        Cli.Result result = new Cli(home).run(words);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out();
    }

    private List<String> commands() {
        return print("--help")
                .lines()
                .filter(line -> line.matches("  [a-z]+ +[A-Z].*"))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
    }

    @Test
    void every_command_has_a_page() throws IOException {
        print("man", "--into", home.toString());
        assertThat(commands()).hasSizeGreaterThan(15).allSatisfy(command -> {
            Path page = home.resolve("mailtap-" + command + ".1");
            assertThat(Files.readString(page)).startsWith(".TH \"MAILTAP-").contains(".SH OPTIONS", ".SH EXIT STATUS");
        });
        try (Stream<Path> pages = Files.list(home)) {
            assertThat(pages.filter(page -> page.endsWith("mailtap.1"))).hasSize(1);
        }
    }

    @Test
    void every_command_says_examples_in_its_help() {
        assertThat(commands())
                .allSatisfy(command -> assertThat(print(command, "--help"))
                        .as(command)
                        .containsAnyOf("Examples:", "Commands:", "mailtap " + command));
    }

    @Test
    void man_reads_the_pages_without_a_complaint() throws IOException, InterruptedException {
        print("man", "--into", home.toString());
        List<String> groff = new ArrayList<>(List.of("groff", "-man", "-ww", "-z", "-Tutf8"));
        List<String> mandoc = new ArrayList<>(List.of("mandoc", "-Tlint", "-Wwarning"));
        for (String page : pages()) {
            groff.add(page);
            mandoc.add(page);
        }
        assertThat(run(groff)).isEmpty();
        assertThat(run(mandoc)).isEmpty();
    }

    private List<String> pages() throws IOException {
        try (Stream<Path> pages = Files.list(home)) {
            return pages.map(Path::toString).filter(page -> page.endsWith(".1")).toList();
        }
    }

    @Test
    void every_shell_knows_every_command() {
        assertThat(commands()).isNotEmpty().allSatisfy(command -> {
            assertThat(print("completion", "bash")).contains("'" + command + " --data'");
            assertThat(print("completion", "zsh")).contains("'" + command + ":");
            assertThat(print("completion", "fish")).contains(" -a " + command + " -d ");
        });
    }

    @Test
    void another_shell_is_a_mistake() {
        assertThat(new Cli(home).run("completion", "csh").err()).contains("bash, zsh or fish");
    }

    @Test
    void advice_names_the_command_as_it_was_started() {
        assertThat(new Cli(home).with("MAILTAP_NAME", "./mailtap").run().out()).contains("./mailtap demo");
    }

    /** What it prints on both streams; skipped where there is no such program. */
    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException absent) {
            Assumptions.abort(command.getFirst() + " is not installed");
            throw absent;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
