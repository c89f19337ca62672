package mailtap.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailtap.peers.Distribution;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start-up cache that the launcher makes with the JDK of this machine has all that people look with most. */
class StartCacheIT {
    /** From a jar, not the cache; or made up by Java at this start, for a switch over types or a lambda. */
    private static final Pattern LATE = Pattern.compile("\\S+\\$\\$TypeSwitch.*|\\S+ source: (file|jar):.*"
            + "|(mailtap|org\\.apache\\.lucene)\\.\\S+\\$\\$Lambda\\S* source: (mailtap|org)\\..*");

    /** Lambdas in initializers of interfaces are never kept. */
    private static final Pattern UNAVOIDABLE = Pattern.compile("org\\.apache\\.lucene\\.util\\.Accountable\\$.*");

    @TempDir
    Path folder;

    private Shell shell;
    private Path mailtap;
    private Path data;

    @BeforeEach
    void find_distribution() throws IOException {
        shell = new Shell(folder.toRealPath());
        shell.with("JAVA_HOME", System.getProperty("java.home"));
        data = folder.toRealPath().resolve("data");
        mailtap = Distribution.launcher();
    }

    @Test
    void looks_take_everything_from_it() throws IOException {
        assumeTrue(Runtime.version().feature() >= 25, "older ones keep less");
        assertThat(shell.run(mailtap, "demo", "--data", data).code()).isZero();
        Path cache = folder.toRealPath().resolve("cache");
        shell.with("MAILTAP_CACHE", cache.toString());

        shell.run(mailtap, "--version");
        Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> made(cache).size() == 1);

        Path lib = cache.resolve(made(cache).getFirst() + ".lib");
        assertThat(lib).isNotEmptyDirectory();
        assertThat(late("show", "last")).isEmpty();
        assertThat(late("search", "rcpt:@example.org code:2xx")).isEmpty();
        assertThat(late("recipients", "last~1")).isEmpty();

        makeLarge(lib.resolve("all.jar"));
        assertThat(late("show", "last")).isEmpty();
        assertThat(late("search", "rcpt:@example.com code:5xx")).isEmpty();
        assertThat(late("search", "subject:invoice")).isEmpty();
        assertThat(late("search", "from:erin has:attachment")).isEmpty();
        assertThat(late("search", "login:failure")).isEmpty();
        assertThat(late("search", "subject:会议")).isEmpty();
    }

    /** As a store of months is. */
    private void makeLarge(Path jar) throws IOException {
        Shell.Ended ended = shell.run(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                jar,
                "mailtap.viewer.RehearsalStage",
                data,
                folder.resolve("unused"));
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    }

    private List<String> made(Path cache) throws IOException {
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("java-\\d+-\\d+"))
                    .toList();
        }
    }

    private List<String> late(String... look) throws IOException {
        Path log = Files.createTempFile(folder, "classes", "");
        shell.with("MAILTAP_JAVA_OPTS", "-Xlog:class+load:file=" + log + "::filecount=0");
        List<Object> command = new ArrayList<>(List.of(mailtap, "--data", data));
        command.addAll(List.of(look));
        Shell.Ended ended = shell.run(command.toArray());
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.replaceFirst("^(\\[[^]]*])+ ?", ""))
                    .filter(line -> LATE.matcher(line).matches())
                    .filter(line -> !UNAVOIDABLE.matcher(line).matches())
                    .toList();
        }
    }
}
