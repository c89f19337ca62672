package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.home.StopSignal;
import mailtap.viewer.home.Surroundings;
import mailtap.viewer.print.OutputLost;
import mailtap.viewer.print.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndingTest {
    @TempDir
    private Path home;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aMistakeIsItsLine() {
        assertThat(end(new Mistake("port 25 is in use"))).isEqualTo(ExitCode.WRONG_USE);
        assertThat(said()).isEqualTo("mailtap: port 25 is in use\n");
    }

    @Test
    void aReaderThatWentAwayIsNoFailure() {
        assertThat(end(new OutputLost(new IOException("Broken pipe")))).isEqualTo(ExitCode.DONE);
        assertThat(said()).isEmpty();
    }

    @Test
    void aFullDiskUnderTheOutputIs() {
        assertThat(end(new OutputLost(new IOException("No space left on device"))))
                .isEqualTo(ExitCode.IO);
        assertThat(said()).isEqualTo("mailtap: cannot write the output: No space left on device\n");
    }

    @Test
    void aFullDiskAnywhereElsePointsAtTheDoctor() {
        assertThat(end(new IOException("No space left on device"))).isEqualTo(ExitCode.IO);
        assertThat(said()).startsWith("mailtap: No space left on device; mailtap doctor says");
    }

    @Test
    void failuresOfTheWorldSayWhere() {
        assertThat(end(new UncheckedIOException(new AccessDeniedException("/x"))))
                .isEqualTo(ExitCode.IO);
        assertThat(said()).isEqualTo("mailtap: no permission for /x\n");
    }

    @Test
    void aBugLeavesAPrivateReportWithoutItsMessage() throws IOException {
        assertThat(end(new IllegalStateException("the password is hunter2"))).isEqualTo(ExitCode.BUG);

        List<Path> reports;
        try (Stream<Path> files = Files.walk(home)) {
            reports = files.filter(Files::isRegularFile).toList();
        }
        assertThat(reports).hasSize(1);
        assertThat(said())
                .startsWith("mailtap: a bug in mailtap (IllegalStateException)")
                .contains(reports.get(0) + "");
        assertThat(reports.get(0))
                .content()
                .contains("IllegalStateException", "EndingTest")
                .doesNotContain("hunter2");
        assertThat(Files.getPosixFilePermissions(reports.get(0))).hasToString("[OWNER_READ, OWNER_WRITE]");
    }

    @Test
    void capturedTextInAMessageCannotDriveTheTerminal() {
        end(new Mistake("no such ID: \u001b]0;owned\u0007"));

        assertThat(said()).isEqualTo("mailtap: no such ID: \\u001b]0;owned\\u0007\n");
    }

    private int end(Throwable thrown) {
        Map<String, String> environment = Map.of("HOME", home.toString());
        return new Ending(new Surroundings(
                        InputStream.nullInputStream(),
                        err,
                        err,
                        environment,
                        Terminal.none(80),
                        Clock.systemUTC(),
                        StopSignal.byHand()))
                .of(thrown);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
