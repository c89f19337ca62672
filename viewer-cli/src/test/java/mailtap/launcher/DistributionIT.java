package mailtap.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import mailtap.peers.Distribution;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of the distribution in {@code target}: which Java it takes, and what it starts it with. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX script")
class DistributionIT {
    private static final String SAYS_WHAT_IT_GOT =
            "echo \"$0\"; umask; for a in \"$@\"; do echo \"[$a]\"; done; exit 3";

    /** In place of the cache and the jar it writes a word. */
    private static final String LEARNS = """
        stage=
        for a in "$@"; do
          case $a in
            -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*) echo cache >"${a#*=}" && exit ;;
            *.RehearsalStage) stage=$a ;;
          esac
        done
        [ -z "$stage" ] || { mkdir "$a" && echo jar >"$a/all.jar" && exit; }
        """ + SAYS_WHAT_IT_GOT;

    @TempDir
    Path folder;

    private Shell shell;
    private Path mailtap;

    @BeforeEach
    void find_distribution() throws IOException {
        shell = new Shell(folder.toRealPath());
        mailtap = Distribution.launcher();
    }

    @Test
    void without_java_says_what_to_install() {
        Shell.Ended ended = shell.run(mailtap, "sessions");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("mailtap needs a JDK 21 or newer").contains("Install one");
    }

    @Test
    void passes_over_an_old_java_for_the_newest_in_the_folders() {
        shell.with("JAVA_HOME", shell.fakeJdk("old", "17.0.15", "exit 0").toString());
        shell.fakeJdk("jvm/a", "25.0.1", SAYS_WHAT_IT_GOT);
        shell.fakeJdk("jvm/b", "21.0.4", SAYS_WHAT_IT_GOT);
        shell.with("MAILTAP_JDK_FOLDERS", shell.folder + "/jvm/*");

        assertThat(shell.run(mailtap, "sessions").out()).startsWith(shell.folder + "/jvm/a/bin/java\n");
    }

    @Test
    void takes_the_java_on_the_path_through_links() throws IOException {
        Path jdk = shell.fakeJdk("jdk", "21.0.4", SAYS_WHAT_IT_GOT);
        Files.createSymbolicLink(shell.bin.resolve("java"), jdk.resolve("bin/java"));

        assertThat(shell.run(mailtap, "sessions").out()).startsWith(jdk + "/bin/java\n");
    }

    @Test
    void refuses_a_mailtap_java_that_is_too_old() {
        Path old = shell.fakeJdk("old", "17.0.15", "exit 0");
        shell.with("JAVA_HOME", shell.fakeJdk("new", "21.0.4", "exit 0").toString());

        Shell.Ended ended = shell.with("MAILTAP_JAVA", old.toString()).run(mailtap, "sessions");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .isEqualTo(
                        "mailtap: MAILTAP_JAVA=" + old + " is not a JDK 21 or newer; point it at one, or unset it\n");
    }

    @Test
    void hands_on_words_exit_code_and_a_closed_umask() {
        shell.with("JAVA_HOME", shell.fakeJdk("jdk", "21.0.4", SAYS_WHAT_IT_GOT).toString());

        Shell.Ended ended = shell.run(mailtap, "search", "subject:\"two words\"", "", "*");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).contains("\n0077\n").endsWith("[search]\n[subject:\"two words\"]\n[]\n[*]\n");
    }

    @Test
    void java_reads_every_word_whatever_the_locale() {
        shell.with(
                "JAVA_HOME", shell.fakeJdk("jdk", "21.0.4", "echo \"$LC_ALL\"").toString());

        assertThat(shell.run(mailtap, "search").out()).isEqualTo("C.UTF-8\n");
        assertThat(shell.with("LC_ALL", "POSIX").run(mailtap, "run").out()).isEqualTo("C.UTF-8\n");
        assertThat(shell.with("LC_ALL", "de_DE.utf8").run(mailtap, "run").out()).isEqualTo("de_DE.utf8\n");
    }

    @Test
    void becomes_java_so_that_signals_reach_it() {
        shell.with("JAVA_HOME", shell.fakeJdk("jdk", "21.0.4", "echo $$").toString());

        Shell.Running running = shell.start(mailtap, "run");

        assertThat(running.end().out()).isEqualTo(running.process().pid() + "\n");
    }

    @Test
    void starts_viewers_light_and_the_relay_for_long_work() {
        shell.with("JAVA_HOME", shell.fakeJdk("jdk", "21.0.4", SAYS_WHAT_IT_GOT).toString());

        assertThat(shell.run(mailtap, "show", "run").out()).contains("[-XX:TieredStopAtLevel=1]");
        assertThat(shell.run(mailtap, "--data", "demo", "show").out()).contains("[-XX:TieredStopAtLevel=1]");
        assertThat(shell.run(mailtap, "--data", "show", "run").out())
                .contains("[-Dio.netty.allocator.type=pooled]")
                .doesNotContain("TieredStopAtLevel");
    }

    @Test
    void makes_a_start_up_cache_once_and_remembers_it() {
        Path cache = shell.folder.resolve("a cache");
        shell.with("MAILTAP_CACHE", cache.toString());
        shell.with("JAVA_HOME", shell.fakeJdk("jdk", "25.0.1", LEARNS).toString());

        assertThat(shell.run(mailtap, "sessions").out()).doesNotContain("AOTCache");
        Awaitility.await().until(() -> files(cache), List.of("java", "java.lib")::equals);

        String found = shell.run(mailtap, "sessions").out();
        assertThat(found)
                .contains("[-XX:AOTCache=" + cache + "/java-25-")
                .containsPattern("\\[-cp]\n\\[" + cache + "/java-25-\\d+\\.lib/all\\.jar]");
        assertThat(files(cache)).containsExactly("java", "java.lib", "start");
        assertThat(shell.run(mailtap, "sessions").out()).isEqualTo(found);

        Path other = shell.fakeJdk("other", "21.0.4", LEARNS);
        assertThat(shell.with("JAVA_HOME", other.toString())
                        .run(mailtap, "sessions")
                        .out())
                .startsWith(other + "/bin/java\n")
                .doesNotContain("SharedArchiveFile");
        Awaitility.await().until(() -> files(cache), List.of("java", "java", "java.lib", "java.lib", "start")::equals);
    }

    @Test
    void holds_no_class_too_old_for_the_start_up_cache() throws IOException {
        Path lib = mailtap.resolveSibling("../lib");
        try (Stream<Path> jars = Files.list(lib)) {
            for (Path jar : jars.filter(Files::isRegularFile).toList()) {
                assertThat(tooOld(jar)).as(jar.getFileName().toString()).isEmpty();
            }
        }
    }

    /** Those from before Java 6, which lack what lets them be verified beforehand. */
    private static List<String> tooOld(Path jar) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".class")) {
                    try (DataInputStream head = new DataInputStream(zip.getInputStream(entry))) {
                        head.skipBytes(6);
                        if (head.readUnsignedShort() < 50) {
                            names.add(entry.getName());
                        }
                    }
                }
            }
        }
        return names;
    }

    /** Their names, without what tells those of one kind apart. */
    private static List<String> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("[-_].*?(\\.lib)?(?<!making)$", "$1"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void works_through_a_link_from_anywhere() throws IOException {
        shell.with("JAVA_HOME", System.getProperty("java.home"));
        Path link = Files.createSymbolicLink(shell.folder.resolve("mt"), mailtap);

        Shell.Ended ended = shell.run(link, "--version");
        Files.delete(link);

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("mailtap ");
        assertThat(ended.err()).isEmpty();
    }
}
