package mailtap.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path folder;

    @Test
    void everythingIsPrivateWhateverTheUmask() throws Exception {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path root = folder.resolve("a/b/data");
        Process child = new ProcessBuilder(Child.underUmask("000", Child.Task.RECORD_AND_LEAVE, root))
                .inheritIO()
                .start();
        assertThat(child.waitFor()).isZero();

        try (Stream<Path> all = Files.walk(folder.resolve("a"))) {
            List<Path> paths = all.toList();
            assertThat(paths).anyMatch(path -> path.toString().endsWith(".segment"));
            assertThat(paths)
                    .allSatisfy(path ->
                            assertThat(mode(path)).isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void loosePermissionsAreTightenedAndNamed() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        DataDirectory.open(folder);
        Path loose = Files.createFile(folder.resolve("mailtap.conf"));
        Files.setPosixFilePermissions(loose, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder.resolve("index"), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(DataDirectory.open(folder).tightened()).containsExactlyInAnyOrder(loose, folder.resolve("index"));
        assertThat(mode(loose)).isEqualTo("rw-------");
        assertThat(DataDirectory.open(folder).tightened()).isEmpty();
    }

    @Test
    void aLookTightensWhatOthersMayEnterAndElseLeavesItAlone() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        DataDirectory.open(folder);
        Path loose = Files.createFile(folder.resolve("mailtap.conf"));
        Files.setPosixFilePermissions(loose, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(DataDirectory.look(folder).tightened()).isEmpty();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(DataDirectory.look(folder).tightened()).containsExactlyInAnyOrder(loose, folder);
        assertThat(mode(loose)).isEqualTo("rw-------");
    }

    @Test
    void aSecondWriterIsRefusedAndToldByWhom() throws IOException {
        DataDirectory data = DataDirectory.open(folder);
        try (JournalWriter first = JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT)) {
            assertThat(first.recovery().isClean()).isTrue();
            assertThatThrownBy(() -> JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT))
                    .isInstanceOf(LockedException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining(folder.toString());
        }
        JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT).close();
    }

    @Test
    void aWriterInAnotherProcessIsSeenAndSurvivesTheLook() throws Exception {
        DataDirectory data = DataDirectory.open(folder);
        Process child = Child.start(Child.Task.RECORD_FOR_EVER, folder);
        try {
            assertThat(child.inputReader().readLine()).isNotNull();
            String holder = "process " + child.pid();

            assertThat(data.laneHolder(DataDirectory.RUN))
                    .hasValueSatisfying(name -> assertThat(name).startsWith(holder));
            assertThatThrownBy(() -> JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT))
                    .isInstanceOf(LockedException.class)
                    .hasMessageContaining(holder);
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(data.laneHolder(DataDirectory.RUN)).isEmpty();
    }

    @Test
    void theIndexHasOneHolder() throws IOException {
        DataDirectory data = DataDirectory.open(folder);
        try (DataLock held = data.lockIndex()) {
            assertThat(held).isNotNull();
            assertThat(data.tryLockIndex()).isEmpty();
            assertThat(data.indexHolder()).isPresent();
            assertThatThrownBy(data::lockIndex).isInstanceOf(LockedException.class);
        }
        assertThat(data.indexHolder()).isEmpty();
    }

    /** So it is possible on a disk for reading only. */
    @Test
    void aLookAtALockWritesNothing() throws IOException {
        DataDirectory data = DataDirectory.open(folder);
        Path lock = Files.writeString(folder.resolve("locks/index.lock"), "somebody who is gone");
        assertThat(data.indexHolder()).isEmpty();
        assertThat(lock).hasContent("somebody who is gone");
    }

    @Test
    void aPathThatIsAFileIsAnError() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.open(file)).isInstanceOf(IOException.class);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
