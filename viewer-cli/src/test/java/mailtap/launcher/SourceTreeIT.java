package mailtap.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher at the root of the sources, over a small copy of the tree and a stand-in for Maven. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX script")
class SourceTreeIT {
    private static final String BUILDS = """
            echo build >>"$HOME/builds"
            echo '[INFO] Building mailtap-viewer-cli 1 [8/8]'
            mkdir -p viewer-cli/target/mailtap-1/bin
            { echo '#!/bin/sh'; echo "echo $(cat viewer-cli/src/main/word) \\"\\$@\\"; exit 3"; } >viewer-cli/target/mailtap-1/bin/mailtap
            chmod +x viewer-cli/target/mailtap-1/bin/mailtap
            """;

    @TempDir
    Path folder;

    private Shell shell;
    private Path root;
    private Path mailtap;

    @BeforeEach
    void plant_tree() throws IOException {
        shell = new Shell(folder.toRealPath());
        root = shell.folder.resolve("a tree");
        mailtap = root.resolve("mailtap");
        Path real = Path.of("").toAbsolutePath();
        Files.createDirectories(root.resolve("viewer-cli/src/main/launcher"));
        Files.copy(real.resolveSibling("mailtap"), mailtap);
        Files.copy(real.resolve("src/main/launcher/jdk.sh"), root.resolve("viewer-cli/src/main/launcher/jdk.sh"));
        Shell.write(root.resolve("viewer-cli/src/main/word"), "first");
        for (String place : new String[] {"pom.xml", "config/pom.xml", "indexer/pom.xml", "proxy/pom.xml"}) {
            Shell.write(root.resolve(place), "<project/>");
        }
        shell.with("JAVA_HOME", shell.fakeJdk("jdk", "21.0.4", "exit 0").toString());
        Shell.script(shell.bin.resolve("mvn"), BUILDS);
    }

    @Test
    void builds_once_and_says_so() throws IOException {
        Shell.Ended first = shell.run(mailtap, "show", "a b");
        Shell.Ended second = shell.run(mailtap, "show", "a b");

        assertThat(first.out()).isEqualTo("first show a b\n");
        assertThat(first.code()).isEqualTo(3);
        assertThat(first.err()).contains("building").contains("[8/8] mailtap-viewer-cli");
        assertThat(second).isEqualTo(new Shell.Ended(3, "first show a b\n", ""));
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void builds_again_when_a_source_changed() throws IOException {
        shell.run(mailtap);
        change("second");

        assertThat(shell.run(mailtap).out()).isEqualTo("second\n");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void takes_back_an_earlier_build_of_the_same_sources() throws IOException {
        shell.run(mailtap);
        change("second");
        shell.run(mailtap);
        change("first");

        assertThat(shell.run(mailtap).out()).isEqualTo("first\n");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void two_at_once_build_once() throws IOException {
        Path gate = shell.folder.resolve("gate");
        Shell.script(shell.bin.resolve("mvn"), "while [ ! -e '" + gate + "' ]; do sleep 0.1; done\n" + BUILDS);
        Shell.Running one = shell.start(mailtap, "one");
        Shell.Running two = shell.start(mailtap, "two");
        Shell.write(gate, "");

        assertThat(one.end().out()).isEqualTo("first one\n");
        assertThat(two.end().out()).isEqualTo("first two\n");
        assertThat(builds()).isEqualTo(1);
        assertThat(root.resolve(".dist/lock")).doesNotExist();
    }

    @Test
    void a_failed_build_is_told_and_leaves_nothing_half_done() throws IOException {
        Shell.script(shell.bin.resolve("mvn"), "echo '[ERROR] no such thing'; exit 1");
        Shell.Ended failed = shell.run(mailtap);
        Shell.script(shell.bin.resolve("mvn"), BUILDS);

        assertThat(failed.code()).isEqualTo(70);
        assertThat(failed.err()).contains("[ERROR] no such thing").contains(".dist/build.log");
        assertThat(shell.run(mailtap).out()).isEqualTo("first\n");
    }

    @Test
    void a_lock_whose_owner_died_does_not_hold() throws IOException {
        Shell.Running gone = shell.start(shell.bin.resolve("sh"), "-c", "exit 0");
        gone.end();
        Files.createDirectories(root.resolve(".dist"));
        Files.createSymbolicLink(
                root.resolve(".dist/lock"),
                Path.of(String.valueOf(gone.process().pid())));

        assertThat(shell.run(mailtap).out()).isEqualTo("first\n");
    }

    @Test
    void without_maven_says_what_to_install() throws IOException {
        Files.delete(shell.bin.resolve("mvn"));

        Shell.Ended ended = shell.run(mailtap);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("Maven is needed to build").contains("apt install maven");
    }

    private void change(String word) throws IOException {
        Path source = root.resolve("viewer-cli/src/main/word");
        Shell.write(source, word);
        // Later than the comparison, whatever the clock's grain.
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    }

    private long builds() throws IOException {
        return Files.readString(shell.folder.resolve("home/builds")).lines().count();
    }
}
