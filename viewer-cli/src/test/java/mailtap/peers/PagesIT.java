package mailtap.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import mailtap.viewer.HostileStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages made of hostile mail, in a real browser: nothing runs, nothing is fetched, nothing is complained about. The mail
 * points at a server of this test in every way a page could.
 */
class PagesIT {
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final Pattern COMPLAINT = Pattern.compile(".*:CONSOLE.*");

    @TempDir
    private static Path home;

    private static HttpServer canary;

    @BeforeAll
    static void capture() throws IOException {
        RealPeers.need("chromium");
        canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext("/", exchange -> {
            ASKED.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        canary.start();
        HostileStore.write(
                home.resolve("store"), "http://127.0.0.1:" + canary.getAddress().getPort() + "/");
    }

    @AfterAll
    static void stop() {
        if (canary != null) {
            canary.stop(0);
        }
    }

    private record Seen(String dom, String log) {}

    private static Seen browse(String address, Path folder) throws IOException, InterruptedException {
        Path dom = folder.resolve("dom");
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>(List.of(
                RealPeers.path("chromium"),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile"),
                "--dump-dom",
                address));
        Process browser = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            assertThat(browser.waitFor(60, TimeUnit.SECONDS))
                    .as("the browser has ended")
                    .isTrue();
        } finally {
            browser.destroyForcibly();
        }
        return new Seen(Files.readString(dom), Files.readString(log));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stats --html",
                "export --format html --full --output",
                "diff aaaaaaaaaaaaa ddddddddddddd --html",
            })
    void aPageOfHostileMailIsInert(String command, @TempDir Path folder) throws IOException, InterruptedException {
        Path page = folder.resolve("page.html");
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.add(page.toString());
        HostileStore.run(home.resolve("store"), words.toArray(String[]::new));
        int before = ASKED.get();

        Seen seen = browse(page.toUri().toString(), folder);

        assertThat(seen.dom()).contains("</html>").contains(HostileStore.VISIBLE);
        assertThat(seen.dom()).doesNotContain(HostileStore.RAN, "<script", "<img", "<iframe", "<a href=\"http");
        assertThat(seen.log().lines().filter(line -> COMPLAINT.matcher(line).matches()))
                .isEmpty();
        assertThat(ASKED.get()).as("requests").isEqualTo(before);
    }

    /** Without this the test above could not fail. */
    @ParameterizedTest
    @ValueSource(strings = "<img src='%s'><script>document.title='RAN-IT';console.error('x')</script>")
    void aPageThatIsNotInertIsNoticed(String html, @TempDir Path folder) throws IOException, InterruptedException {
        String address = "http://127.0.0.1:" + canary.getAddress().getPort() + "/";
        Path page = Files.writeString(folder.resolve("page.html"), html.formatted(address));
        int before = ASKED.get();
        Seen seen = browse(page.toUri().toString(), folder);
        assertThat(seen.log().lines().filter(line -> COMPLAINT.matcher(line).matches()))
                .isNotEmpty();
        assertThat(ASKED.get()).isGreaterThan(before);
    }
}
