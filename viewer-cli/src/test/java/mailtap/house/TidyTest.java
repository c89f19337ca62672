package mailtap.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a reader may count on wherever he opens the project. */
class TidyTest {
    private static final int LINES_MAX = 400;
    private static final Pattern SAYS_LITTLE = Pattern.compile("(Manager|Helper|Utils?|Impl|Base)\\.java$");
    /** Written in pieces, so that this file does not find itself. */
    private static final Pattern LEFT_FOR_LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private static final Pattern SLEEPS = Pattern.compile("Thread\\." + "sleep\\(");
    private static final Pattern SWITCHED_OFF = Pattern.compile("@Dis" + "abled\\b");
    private static final Pattern HAS_TESTS =
            Pattern.compile("^\\s*@(Test|Property|TestFactory|ParameterizedTest)\\b", Pattern.MULTILINE);

    @Test
    void sources_are_found() {
        assertThat(Project.mainSources()).hasSizeGreaterThan(10);
        assertThat(Project.testSources()).hasSizeGreaterThan(3);
    }

    @Test
    void every_package_says_what_it_is_for() {
        Set<Path> rooms = Project.mainSources().stream().map(Path::getParent).collect(Collectors.toSet());
        assertThat(rooms).map(room -> room.resolve("package-info.java")).allSatisfy(page -> {
            assertThat(page).exists();
            assertThat(Files.readString(page)).contains("@NullMarked").startsWith("/**");
        });
    }

    @Test
    void no_file_is_long() {
        assertThat(sources(file -> Project.read(file).lines().count() > LINES_MAX))
                .isEmpty();
    }

    @Test
    void names_say_something() {
        assertThat(sources(file -> SAYS_LITTLE.matcher(file.toString()).find())).isEmpty();
    }

    @Test
    void nothing_is_left_for_later() {
        assertThat(sources(contains(LEFT_FOR_LATER))).isEmpty();
    }

    @Test
    void tests_do_not_sleep_and_none_is_switched_off() {
        assertThat(tests(contains(SLEEPS))).isEmpty();
        assertThat(tests(contains(SWITCHED_OFF))).isEmpty();
    }

    /** Surefire takes {@code *Test} and failsafe {@code *IT}; a test with another name would never run. */
    @Test
    void tests_have_names_that_are_run() {
        assertThat(tests(contains(HAS_TESTS).and(file -> !file.toString().matches(".*(Test|IT)\\.java"))))
                .isEmpty();
    }

    /** A run that tests nothing would be green. */
    @Test
    void a_fresh_machine_runs_every_test_and_looks_at_the_form() {
        assertThat(Project.read(Project.ROOT.resolve("README.md"))).contains("    mvn verify\n");
        assertThat(Project.read(Project.ROOT.resolve(".ci/run")))
                .contains(
                        "set -euo pipefail",
                        "MAILTAP_REQUIRE_PEERS=1",
                        "mvn -B -ntp verify || status=$?",
                        "spotless:check")
                .doesNotContain("skipTests", "maven.test.skip", "failure.ignore");
    }

    private static Predicate<Path> contains(Pattern pattern) {
        return file -> pattern.matcher(Project.read(file)).find();
    }

    private static List<String> sources(Predicate<Path> wrong) {
        return Project.javaSources().stream().filter(wrong).map(Project::name).toList();
    }

    private static List<String> tests(Predicate<Path> wrong) {
        return Project.testSources().stream().filter(wrong).map(Project::name).toList();
    }
}
