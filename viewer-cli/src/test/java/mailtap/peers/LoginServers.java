package mailtap.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mailtap.sandbox.Sandbox;
import mailtap.sandbox.SandboxSettings;

/**
 * A Dovecot for POP3 and submission that offers every mechanism it has, private to a test. Any user may log in with
 * {@link #PASSWORD}, or with a token that begins with {@link #GOOD_TOKEN} and goes on with his name.
 */
final class LoginServers implements AutoCloseable {
    static final String PASSWORD = "s3cret-Pa55";
    static final String GOOD_TOKEN = "good-token-";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOBODY = "65534";

    private final Path root = Files.createTempDirectory("mailtap-it");
    private final Program program = new Program(root);
    private final int pop3Port = freePort();
    private final int submissionPort = freePort();
    private final Sandbox behind = Sandbox.start(SandboxSettings.anywhere());
    private final HttpServer tokens;
    private final Process dovecot;

    private LoginServers() throws IOException {
        tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tokens.createContext("/", LoginServers::judge);
        tokens.start();
        for (String folder : new String[] {"", "run", "log", "mail"}) {
            Path path = Files.createDirectories(root.resolve(folder));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        assertThat(program.run("chown", NOBODY, root.resolve("mail").toString()).code())
                .isZero();
        for (String file : new String[] {"logins.conf", "oauth.conf", "ntlm-helper.py"}) {
            Path written = Files.writeString(root.resolve(file), template(file));
            Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        dovecot = program.builder(RealPeers.path("dovecot"), "-F", "-c", root + "/logins.conf")
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("log/dovecot.out").toFile())
                .start();
    }

    static LoginServers start() throws IOException {
        RealPeers.need("dovecot", "python3");
        RealPeers.needRoot();
        LoginServers servers = new LoginServers();
        try {
            await().atMost(PATIENCE)
                    .until(() -> MailServers.accepts(servers.pop3Port) && MailServers.accepts(servers.submissionPort));
            return servers;
        } catch (RuntimeException | Error failed) {
            servers.close();
            throw failed;
        }
    }

    int pop3Port() {
        return pop3Port;
    }

    int submissionPort() {
        return submissionPort;
    }

    /** Whose token is it? What Dovecot asks for each. */
    private static void judge(HttpExchange asked) throws IOException {
        String token = String.valueOf(asked.getRequestURI().getQuery()).replaceFirst("^access_token=", "");
        boolean good = token.startsWith(GOOD_TOKEN);
        String answer = good ? "{\"email\":\"" + token.substring(GOOD_TOKEN.length()) + "\"}" : "{}";
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().set("Content-Type", "application/json");
        asked.sendResponseHeaders(good ? 200 : 401, bytes.length);
        asked.getResponseBody().write(bytes);
        asked.close();
    }

    @Override
    public void close() throws IOException {
        dovecot.destroy();
        try {
            assertThat(dovecot.waitFor(30, TimeUnit.SECONDS)).as("dovecot ends").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tokens.stop(0);
        behind.close();
        try (Stream<Path> all = Files.walk(root)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    private String template(String name) throws IOException {
        try (var stream = Objects.requireNonNull(getClass().getResourceAsStream("/peers/" + name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@ROOT@", root.toString())
                    .replace("@POP3@", String.valueOf(pop3Port))
                    .replace("@SUBMISSION@", String.valueOf(submissionPort))
                    .replace("@RELAY@", String.valueOf(behind.ports().smtp()))
                    .replace("@TOKENS@", String.valueOf(tokens.getAddress().getPort()))
                    .replace("@PASSWORD@", PASSWORD)
                    .replace("@NOBODY@", NOBODY);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
