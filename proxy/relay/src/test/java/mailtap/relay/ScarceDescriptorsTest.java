package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** More clients than descriptors: the listener neither dies nor spins, and the next good session works at once. */
@Timeout(120)
class ScarceDescriptorsTest {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final int CLIENTS = 600;

    /** Epoll only: with NIO a client of such a burst was seen to wait for ever (a known gap, see the package page). */
    @ParameterizedTest
    @EnumSource(names = "EPOLL")
    void aBurstBeyondTheLimitIsSurvived(Transport transport) throws IOException {
        assumeThat(Files.isExecutable(SHELL))
                .as("a shell that can lower the limit")
                .isTrue();
        try (ServerSocket server = new ServerSocket(0, 1000, Scene.LOOPBACK)) {
            Thread.ofVirtual().start(() -> DoorTest.echo(server));
            Process process = relayWith256Descriptors(transport, server.getLocalPort());
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                int port = Integer.parseInt(output.readLine());
                burst(port);
                await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> oneSession(port));
                assertThat(process.isAlive()).isTrue();
            } finally {
                process.destroy();
            }
        }
    }

    private static Process relayWith256Descriptors(Transport transport, int serverPort) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        SHELL.toString(),
                        "-c",
                        "ulimit -n 256; exec \"$@\"",
                        "sh",
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScarceDescriptors.class.getName(),
                        transport.name(),
                        String.valueOf(serverPort))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void burst(int port) throws IOException {
        List<Peer> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Peer.to(new InetSocketAddress(Scene.LOOPBACK, port)));
        }
        for (Peer client : clients) {
            client.close();
        }
    }

    private static void oneSession(int port) throws IOException {
        Peer client = Peer.to(new InetSocketAddress(Scene.LOOPBACK, port));
        client.say("good");
        client.end();
        assertThat(client.hearAll()).asString().isEqualTo("good");
        client.close();
    }
}
