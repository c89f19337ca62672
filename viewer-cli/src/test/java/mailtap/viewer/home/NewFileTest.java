package mailtap.viewer.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {
    @TempDir
    private Path folder;

    private void write(Path target, boolean replace, String text) throws IOException {
        try (NewFile file = NewFile.open(target, replace)) {
            file.out().write(text.getBytes(StandardCharsets.UTF_8));
            file.complete();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theFileAppearsWhenItIsComplete() throws IOException {
        Path target = folder.resolve("a.html");
        try (NewFile file = NewFile.open(target, false)) {
            file.out().write('x');
            assertThat(target).doesNotExist();
            file.complete();
        }
        assertThat(names()).containsExactly("a.html");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsNotCompletedLeavesNothing() throws IOException {
        try (NewFile file = NewFile.open(folder.resolve("a"), false)) {
            file.out().write('x');
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhenWanted() throws IOException {
        Path target = folder.resolve("a");
        write(target, false, "one");
        assertThatThrownBy(() -> write(target, false, "two"))
                .isInstanceOf(Mistake.class)
                .hasMessageContaining("--force");
        assertThat(target).hasContent("one");
        write(target, true, "two");
        assertThat(target).hasContent("two");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void oneThatCameMeanwhileIsLeftAlone() throws IOException {
        Path target = folder.resolve("a");
        try (NewFile file = NewFile.open(target, false)) {
            Files.writeString(target, "mine");
            assertThatThrownBy(file::complete).isInstanceOf(Mistake.class);
        }
        assertThat(target).hasContent("mine");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void aDeviceIsWrittenTo() throws IOException {
        write(Path.of("/dev/null"), false, "x");
        assertThatThrownBy(() -> write(Path.of("/dev/full"), false, "x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("space");
    }

    @Test
    void whatCannotBeAFileIsAMistake() {
        assertThatThrownBy(() -> NewFile.open(folder, true)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> NewFile.open(folder.resolve("none/a"), true)).hasMessageContaining("no folder");
    }
}
