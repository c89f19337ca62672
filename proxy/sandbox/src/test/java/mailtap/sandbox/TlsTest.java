package mailtap.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final char[] PASSWORD = "for tests".toCharArray();

    private static KeyStore store;

    private Sandbox sandbox;

    @BeforeAll
    static void certificate(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=sandbox",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        String.valueOf(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .doesNotContain("rror");
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
    }

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        PrivateKey key = (PrivateKey) store.getKey("server", PASSWORD);
        List<X509Certificate> chain = List.of((X509Certificate) store.getCertificate("server"));
        sandbox = Sandbox.start(SandboxSettings.anywhere().withTls(new SandboxTls(chain, key, 0, 0)));
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private static SSLContext trusting() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    @Test
    void startTlsIsOfferedTakenAndThenOfferedNoMore() throws Exception {
        try (Wire wire = new Wire(sandbox.ports().smtp())) {
            assertThat(wire.line()).startsWith("220 ");
            assertThat(ehlo(wire)).contains("STARTTLS");
            wire.sendLine("STARTTLS");
            assertThat(wire.line()).startsWith("220 ");
            Wire inside = wire.secured(trusting());
            inside.sendLine("MAIL FROM:<a@example.org>");
            assertThat(inside.line()).as("the EHLO before TLS does not hold").startsWith("503 ");
            assertThat(ehlo(inside)).doesNotContain("STARTTLS");
            inside.sendLine("STARTTLS");
            assertThat(inside.line()).startsWith("503 ");
            inside.sendLine("QUIT");
            assertThat(inside.line()).startsWith("221 ");
            assertThat(inside.rest()).isEmpty();
        }
    }

    @Test
    void whatIsQueuedInClearBehindTheCommandIsForgotten() throws Exception {
        for (String behind : List.of("NOOP\r\n", "NOOP\r\nEHLO injec", "x")) {
            try (Wire wire = new Wire(sandbox.ports().smtp())) {
                wire.line();
                wire.send("STARTTLS\r\n" + behind, Integer.MAX_VALUE);
                assertThat(wire.line()).startsWith("220 ");
                Wire inside = wire.secured(trusting());
                inside.sendLine("QUIT");
                assertThat(inside.rest()).as(behind).isEqualTo("221 2.0.0 Bye\r\n");
            }
        }
    }

    @Test
    void stlsIsTakenBeforeLoginOnly() throws Exception {
        try (Wire wire = new Wire(sandbox.ports().pop3())) {
            wire.line();
            wire.sendLine("STLS");
            assertThat(wire.line()).startsWith("+OK");
            Wire inside = wire.secured(trusting());
            inside.sendLine("CAPA");
            assertThat(listing(inside)).contains("USER").doesNotContain("STLS");
            inside.sendLine("STLS");
            assertThat(inside.line()).startsWith("-ERR");
        }
        try (Wire wire = new Wire(sandbox.ports().pop3())) {
            wire.line();
            wire.sendLine("CAPA");
            assertThat(listing(wire)).contains("STLS");
            wire.send("USER bob\r\nPASS x\r\nSTLS\r\n", Integer.MAX_VALUE);
            assertThat(List.of(wire.line(), wire.line(), wire.line()).getLast()).startsWith("-ERR");
        }
    }

    @Test
    void twoPortsBeginWithTls() throws Exception {
        try (Wire smtps = new Wire(sandbox.ports().smtps());
                Wire pop3s = new Wire(sandbox.ports().pop3s())) {
            Wire mail = smtps.secured(trusting());
            assertThat(mail.line()).startsWith("220 ");
            assertThat(ehlo(mail)).doesNotContain("STARTTLS");
            assertThat(pop3s.secured(trusting()).line()).startsWith("+OK");
        }
    }

    @Test
    void whoDoesNotTrustItHearsNothing() throws Exception {
        try (Wire wire = new Wire(sandbox.ports().smtps())) {
            assertThatThrownBy(() -> wire.secured(SSLContext.getDefault()).line())
                    .isInstanceOf(SSLHandshakeException.class);
        }
        try (Wire wire = new Wire(sandbox.ports().smtps())) {
            wire.send("EHLO plain\r\n", 1);
            assertThat(wire.rest()).doesNotContain("220", "250");
        }
    }

    @Test
    void withoutACertificateThereIsNoTls() throws IOException {
        try (Sandbox plain = Sandbox.start(SandboxSettings.anywhere());
                Wire wire = new Wire(plain.ports().smtp())) {
            wire.line();
            assertThat(ehlo(wire)).doesNotContain("STARTTLS");
            wire.sendLine("STARTTLS");
            assertThat(wire.line()).startsWith("500 ");
            assertThat(plain.ports().smtps()).isZero();
        }
    }

    private static String ehlo(Wire wire) throws IOException {
        wire.sendLine("EHLO test");
        StringBuilder lines = new StringBuilder();
        String line;
        do {
            line = wire.line();
            lines.append(line).append('\n');
        } while (line.startsWith("250-"));
        return lines.toString();
    }

    private static String listing(Wire wire) throws IOException {
        StringBuilder lines = new StringBuilder();
        String line;
        do {
            line = wire.line();
            lines.append(line).append('\n');
        } while (!line.equals(".") && !line.startsWith("-ERR"));
        return lines.toString();
    }
}
