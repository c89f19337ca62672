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
    /** Made up by Java because a switch goes over types, or loaded from somewhere else than the cache. */
    private static final Pattern LATE = Pattern.compile(
            "\\S+\\$\\$TypeSwitch.*|(mailtap|picocli|com\\.github|com\\.google)\\.\\S+ source: (file|jar).*");

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

        assertThat(cache.resolve(made(cache).getFirst() + ".lib")).isNotEmptyDirectory();
        assertThat(late("show", "last")).isEmpty();
        assertThat(late("search", "rcpt:@example.org code:2xx")).isEmpty();
        assertThat(late("recipients", "last~1")).isEmpty();
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
                    .toList();
        }
    }
}
