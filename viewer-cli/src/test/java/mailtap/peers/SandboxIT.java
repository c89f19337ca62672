package mailtap.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mailtap.sandbox.Sandbox;
import mailtap.sandbox.SandboxSettings;
import mailtap.sandbox.demo.DemoClient;
import mailtap.sandbox.demo.Letter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The running relay before the sandbox: needs no other program. */
class SandboxIT {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    @TempDir
    Path home = Path.of("");

    @Test
    void what_is_sent_through_it_is_fetched_through_it_and_found() throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere());
                TapProcess tap = TapProcess.before(sandbox, home)) {
            Letter letter = Letter.example();
            DemoClient client = client(tap);
            String messageId = client.send(letter);
            assertThat(client.fetch("erin@example.net"))
                    .extracting(DemoClient.Fetched::source)
                    .containsExactly(
                            new String(sandbox.mailbox("erin@example.net").getFirst(), StandardCharsets.ISO_8859_1));
            tap.answer("index", "--wait");
            for (String recipient : letter.recipients()) {
                assertThat(tap.answer("search", "rcpt:" + recipient)).contains("alice@example.org");
            }
            assertThat(tap.mailtap("search", "to:erin@example.net").code()).isEqualTo(1);
            assertThat(tap.answer("show", "last~1", "--json"))
                    .contains(messageId.replaceAll("[<>]", ""), "Grüße aus dem Protokoll");
            assertThat(tap.answer("show", "last")).contains("C: RETR 1");
            assertThat(tap.answer("check")).isNotEmpty();
            assertThat(tap.stop()).isZero();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions are other ones there")
    void nobody_else_can_read_what_it_writes_under_any_umask() throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere());
                TapProcess tap = TapProcess.underOpenUmask(sandbox, home)) {
            client(tap).send(Letter.example());
            tap.answer("index", "--wait");
            assertPrivate(tap.data());
            assertPrivate(home.resolve("state"));
            assertThat(tap.stop()).isZero();
            assertPrivate(tap.data());
        }
    }

    @Test
    void a_second_run_on_the_same_data_is_refused_in_one_line() throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere());
                TapProcess tap = TapProcess.before(sandbox, home)) {
            Program.Ended second = tap.mailtap("run", "--smtp", "127.0.0.1:0=127.0.0.1:25");
            assertThat(second.code()).isEqualTo(2);
            assertThat(second.out().strip().lines()).hasSize(1);
            assertThat(second.out()).contains(tap.data().toString());
            assertThat(tap.stop()).isZero();
        }
    }

    private static void assertPrivate(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> paths = all.toList();
            assertThat(paths).hasSizeGreaterThan(1);
            for (Path path : paths) {
                if (Files.exists(path)) {
                    assertThat(Files.getPosixFilePermissions(path))
                            .as(path.toString())
                            .isEqualTo(Files.isDirectory(path) ? FOLDER : FILE);
                }
            }
        }
    }

    private static DemoClient client(TapProcess tap) {
        return new DemoClient(
                new DemoClient.Server("127.0.0.1", tap.port("smtp")),
                new DemoClient.Server("127.0.0.1", tap.port("pop3")));
    }
}
