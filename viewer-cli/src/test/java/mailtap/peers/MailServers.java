package mailtap.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Postfix that delivers into the maildirs a Dovecot serves, both private to a test: own configuration, own spool, free
 * ports of 127.0.0.1. Logins are any user with {@link #PASSWORD}, checked by Dovecot for both.
 */
final class MailServers implements AutoCloseable {
    static final String PASSWORD = "s3cret-Pa55";
    static final List<String> USERS = List.of(
            "bob@example.org", "carol@example.net", "dave@example.com", "erin@example.net", "frank@example.org");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NOBODY = 65534;

    private final Path root;
    private final int smtpPort;
    private final int pop3Port;
    private final int smtpsPort;
    private final int pop3sPort;
    private final Program program;
    private final Process dovecot;

    private MailServers(Path root) throws IOException {
        this.root = root;
        this.smtpPort = freePort();
        this.pop3Port = freePort();
        this.smtpsPort = freePort();
        this.pop3sPort = freePort();
        this.program = new Program(root);
        folders();
        write("etc/main.cf", template("main.cf"));
        write("etc/master.cf", template("master.cf"));
        write("etc/mailboxes", mailboxes());
        write("dovecot.conf", template("dovecot.conf"));
        makeCertificate();
        this.dovecot = program.builder(RealPeers.path("dovecot"), "-F", "-c", root + "/dovecot.conf")
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("log/dovecot.out").toFile())
                .start();
    }

    /** In a folder of its own directly under the temporary folder, since other users must get into it. */
    static MailServers start() throws IOException {
        RealPeers.need("postfix", "dovecot", "openssl");
        RealPeers.needRoot();
        MailServers servers = new MailServers(Files.createTempDirectory("mailtap-it"));
        try {
            servers.awaitReady();
            return servers;
        } catch (RuntimeException | Error failed) {
            servers.close();
            throw failed;
        }
    }

    private void awaitReady() {
        Program.Ended started = postfix("start");
        assertThat(started.code()).as(started.out()).isZero();
        await().atMost(PATIENCE)
                .until(() -> Stream.of(smtpPort, pop3Port, smtpsPort, pop3sPort).allMatch(MailServers::accepts));
    }

    int smtpPort() {
        return smtpPort;
    }

    int pop3Port() {
        return pop3Port;
    }

    int smtpsPort() {
        return smtpsPort;
    }

    int pop3sPort() {
        return pop3sPort;
    }

    /** Whom to believe about their certificate, which is for localhost and 127.0.0.1. */
    Path authority() {
        return root.resolve("etc/tls.pem.cert");
    }

    /** The messages in a mailbox, as Postfix wrote them: LF line ends. */
    List<String> mailbox(String user) throws IOException {
        Path fresh = root.resolve("mail").resolve(user).resolve("new");
        Path seen = root.resolve("mail").resolve(user).resolve("cur");
        try (Stream<Path> files = Stream.of(fresh, seen).filter(Files::exists).flatMap(MailServers::list)) {
            return files.map(MailServers::read).toList();
        }
    }

    @Override
    public void close() throws IOException {
        postfix("stop");
        dovecot.destroy();
        try {
            assertThat(dovecot.waitFor(30, TimeUnit.SECONDS)).as("dovecot ends").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> all = Files.walk(root)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    private Program.Ended postfix(String verb) {
        return program.run(RealPeers.path("postfix"), "-c", root + "/etc", verb);
    }

    private void folders() throws IOException {
        for (String folder : List.of("", "etc", "queue", "state", "mail", "run", "log")) {
            Path path = Files.createDirectories(root.resolve(folder));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        own("postfix", "state");
        own(String.valueOf(NOBODY), "mail");
    }

    private void own(String user, String folder) {
        Program.Ended ended = program.run("chown", user, root.resolve(folder).toString());
        assertThat(ended.code()).as(ended.out()).isZero();
    }

    private void write(String name, String text) throws IOException {
        Path file = Files.writeString(root.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    /** Key and certificate in one file, signed by itself. */
    private void makeCertificate() {
        String file = root.resolve("etc/tls.pem").toString();
        Program.Ended ended = program.run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout",
                file,
                "-out",
                file + ".cert");
        assertThat(ended.code()).as(ended.out()).isZero();
        assertThat(program.run("sh", "-c", "cat " + file + ".cert >> " + file).code())
                .isZero();
    }

    private static String mailboxes() {
        return String.join(
                "", USERS.stream().map(user -> user + " " + user + "/\n").toList());
    }

    private String template(String name) throws IOException {
        try (var stream = Objects.requireNonNull(getClass().getResourceAsStream("/peers/" + name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@ROOT@", root.toString())
                    .replace("@SMTP@", String.valueOf(smtpPort))
                    .replace("@POP3@", String.valueOf(pop3Port))
                    .replace("@SMTPS@", String.valueOf(smtpsPort))
                    .replace("@POP3S@", String.valueOf(pop3sPort))
                    .replace("@PASSWORD@", PASSWORD)
                    .replace("@NOBODY@", String.valueOf(NOBODY));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
