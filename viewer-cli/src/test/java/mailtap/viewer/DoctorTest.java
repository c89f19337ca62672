package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalSettings;
import mailtap.journal.JournalWriter;
import mailtap.sandbox.Sandbox;
import mailtap.sandbox.SandboxSettings;
import mailtap.viewer.setup.RunningRoutes;
import mailtap.viewer.wiring.Sandboxes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    private Path home;

    private Cli.Result doctor(String... words) {
        Path data = home.resolve("data");
        return new Cli(home).with("MAILTAP_DATA", data.toString()).run(words);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String oneLine(Cli.Result result) {
        return result.out().replaceAll("\\s+", " ");
    }

    @Test
    void a_server_that_answers_is_well() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere())) {
            Cli.Result seen = doctor(
                    "doctor",
                    "--smtp",
                    freePort() + "=127.0.0.1:" + sandbox.ports().smtp(),
                    "--pop3",
                    freePort() + "=127.0.0.1:" + sandbox.ports().pop3());
            assertThat(seen.exitCode()).isZero();
            assertThat(oneLine(seen))
                    .contains("is free for route", "answers: 220", "answers: +OK", "ok java", "ok disk");
        }
    }

    @Test
    void what_is_in_the_way_is_said_with_what_to_do() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Cli.Result seen = doctor("doctor", "--smtp", taken.getLocalPort() + "=127.0.0.1:" + freePort());
            assertThat(seen.exitCode()).isEqualTo(3);
            assertThat(oneLine(seen))
                    .contains("fail port", "choose another port", "fail server", "is it the right host and port");
        }
    }

    @Test
    void a_route_that_leads_to_itself_is_found() throws IOException {
        int port = freePort();
        Cli.Result seen = doctor("doctor", "--smtp", port + "=localhost:" + port);
        assertThat(seen.exitCode()).isNotZero();
        assertThat(oneLine(seen) + seen.err()).containsAnyOf("leads back to mailtap", "itself");
    }

    @Test
    void a_server_that_says_nothing_is_not_waited_for_long() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Cli.Result seen = doctor("doctor", "--smtp", freePort() + "=127.0.0.1:" + silent.getLocalPort());
            assertThat(seen.exitCode()).isEqualTo(3);
            assertThat(oneLine(seen)).contains("fail server", "says nothing", "waits for TLS is written smtps://");
        }
    }

    @Test
    void a_server_that_refuses_is_quoted() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = Thread.ofVirtual().start(() -> refuse(server));
            Cli.Result seen = doctor("doctor", "--smtp", freePort() + "=127.0.0.1:" + server.getLocalPort(), "--json");
            assertThat(seen.out()).contains("554 go away", "\"worst\":\"fail\"");
            assertThat(answering).isNotNull();
        }
    }

    @Test
    void another_protocol_is_named() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere())) {
            Cli.Result pop3 = doctor(
                    "doctor",
                    "--smtp",
                    freePort() + "=127.0.0.1:" + sandbox.ports().pop3());
            assertThat(oneLine(pop3)).contains("that is POP3, and route smtp-", "is for SMTP");
            Cli.Result smtp = doctor(
                    "doctor",
                    "--pop3",
                    freePort() + "=127.0.0.1:" + sandbox.ports().smtp());
            assertThat(oneLine(smtp)).contains("that is SMTP, and route pop3-", "is for POP3");
            Cli.Result clear = doctor(
                    "doctor",
                    "--smtp",
                    freePort() + "=smtps://127.0.0.1:" + sandbox.ports().smtp());
            assertThat(oneLine(clear)).contains("what came is not TLS", "is written smtp+starttls://");
        }
    }

    @Test
    void a_clock_behind_the_journal_is_a_warning() throws IOException {
        Path data = home.resolve("data");
        CapturedStore.write(data, "talks");
        try (Stream<Path> files = Files.walk(data.resolve("journal"))) {
            Path segment = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            Files.setLastModifiedTime(segment, FileTime.from(Instant.parse("2126-01-01T00:00:00Z")));
        }
        assertThat(oneLine(doctor("doctor")))
                .contains("warn clock it says", "and the journal was written at 2126-01-01T00:00:00Z");
    }

    @Test
    void what_is_no_folder_is_said() throws IOException {
        Path file = Files.createFile(home.resolve("data"));
        Cli.Result seen = doctor("doctor");
        assertThat(seen.exitCode()).isEqualTo(3);
        assertThat(oneLine(seen))
                .contains("fail folder " + file + " is no folder")
                .doesNotContain("authority");
    }

    private static void refuse(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("554 go away\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            // The other end had enough.
            return;
        }
    }

    @Test
    void a_certificate_is_believed_for_the_authority_that_is_named() throws IOException {
        Sandbox.Ports any = new Sandbox.Ports(0, 0, 0, 0);
        try (Sandboxes.Secured server = Sandboxes.secured(any, home.resolve("state"), Clock.systemUTC())) {
            Sandbox.Ports ports = server.sandbox().ports();
            String[] routes = {
                "--smtp",
                freePort() + "=127.0.0.1:" + ports.smtp(),
                "--pop3s",
                freePort() + "=pop3s://127.0.0.1:" + ports.pop3s()
            };
            Cli.Result strange = doctor("doctor", routes[0], routes[1], routes[2], routes[3]);
            assertThat(oneLine(strange)).contains("a program stands in between").doesNotContain("ok certificate");
            Cli.Result known = doctor(
                    "doctor",
                    routes[0],
                    routes[1],
                    routes[2],
                    routes[3],
                    "--upstream-ca",
                    server.certificateFile().toString());
            assertThat(known.exitCode()).as(known.out()).isZero();
            assertThat(oneLine(known)).containsPattern("ok certificate CN=sandbox.test.*ok certificate CN=sandbox");
        }
    }

    @Test
    void a_server_without_tls_cannot_be_one_that_mailtap_is_to_begin_it_with() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere())) {
            int port = sandbox.ports().smtp();
            Cli.Result asked = doctor("doctor", "--smtp", freePort() + "=smtp+starttls://127.0.0.1:" + port);
            assertThat(asked.exitCode()).isEqualTo(3);
            assertThat(oneLine(asked)).contains("fail certificate", "offers no STARTTLS", "is it the right port?");
            Cli.Result plain = doctor("doctor", "--smtp", freePort() + "=127.0.0.1:" + port);
            assertThat(oneLine(plain)).contains("offers no STARTTLS: all of it passes in clear");
        }
    }

    @Test
    void an_index_that_cannot_be_read_is_said_and_made_anew_by_any_look() throws IOException {
        Path data = home.resolve("data");
        CapturedStore.write(data, "talks");
        try (Stream<Path> files = Files.list(data.resolve("index"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".cfs")).toList()) {
                Files.write(file, new byte[(int) Files.size(file)]);
            }
        }
        assertThat(oneLine(doctor("doctor"))).contains("warn index there is none, or none that can be read");
        assertThat(doctor("sessions").out().lines()).hasSize(6);
        assertThat(oneLine(doctor("doctor"))).contains("ok index has all of the journal");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions are other ones there")
    void an_open_folder_is_a_warning() throws IOException {
        Path data = Files.createDirectories(home.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(oneLine(doctor("doctor"))).contains("warn folder", "others can look into it");
    }

    @Test
    void the_store_of_a_run_is_looked_at_with_its_routes() throws IOException {
        Path data = home.resolve("data");
        CapturedStore.write(data, "talks");
        DataDirectory folder = DataDirectory.open(data);
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere());
                JournalWriter run = JournalWriter.open(folder, DataDirectory.RUN, JournalSettings.DEFAULT)) {
            String line = "listening smtp 127.0.0.1:2525 -> smtp://127.0.0.1:"
                    + sandbox.ports().smtp() + "  route office";
            RunningRoutes.write(folder, List.of(line, line.replaceFirst("office", "unused") + "  tls pass unverified"));
            assertThat(run.recovery()).isNotNull();
            assertThat(oneLine(doctor("doctor")))
                    .contains("ok journal 5 sessions", " index ", "ok run", "127.0.0.1:2525 is open for route office");
            assertThat(oneLine(doctor("doctor")))
                    .contains("the newest session of route office is 5t9v2w7x, 10 min 0 s ago")
                    .contains("nothing has come by route unused yet");
            assertThat(doctor("setup", "swaks").out())
                    .contains("for the routes that run now", "localhost:2525", "--tls");
        }
        assertThat(doctor("setup", "swaks").out()).doesNotContain("run now,").contains("examples");
    }
}
