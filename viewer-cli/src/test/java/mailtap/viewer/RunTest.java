package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailtap.sandbox.demo.DemoClient;
import mailtap.sandbox.demo.Letter;
import mailtap.viewer.home.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    /** In the body of the letter and nowhere else. */
    private static final String BODY_WORD = "double";

    @TempDir
    private Path home;

    @Test
    void whatIsRelayedCanBeFoundWhileItRunsAndItEndsCleanly() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Cli running = cli();
        CompletableFuture<Cli.Result> run = CompletableFuture.supplyAsync(
                () -> running.run(out, "run", "--sandbox", "--smtp", "127.0.0.1:0", "--pop3", "127.0.0.1:0"));
        int smtp = Running.port(out, "smtp-0");
        int pop3 = Running.port(out, "pop3-0");
        DemoClient client =
                new DemoClient(new DemoClient.Server("127.0.0.1", smtp), new DemoClient.Server("127.0.0.1", pop3));
        client.send(Letter.example());
        assertThat(client.fetch("bob@example.org")).hasSize(1);

        assertThat(cli().run("index", "--wait")).isEqualTo(new Cli.Result(ExitCode.DONE, "", ""));
        assertThat(cli().run("search", "--count", "hidden:erin@example.net").out())
                .isEqualTo("1\n");
        JsonObject session = JsonParser.parseString(
                        cli().run("show", "last:smtp-0", "--json").out())
                .getAsJsonObject();
        assertThat(session.getAsJsonArray("messages").get(0).getAsJsonObject().getAsJsonArray("rcpt_to"))
                .hasSize(5);
        assertThat(cli().run("run", "--smtp", "127.0.0.1:0=127.0.0.1:9").err())
                .matches("mailtap: .* is in use by process .*\n");

        running.stop().raise();
        await().atMost(Duration.ofSeconds(5)).until(run::isDone);
        assertThat(run.get().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.get().err()).startsWith("Recorded: every command").contains("Where:", "Kept for:");
        assertThat(cli().run("check").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(secretsIn(home)).isEmpty();
    }

    @Test
    void bodiesThatAreNotToBeKeptAreNowhere() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Cli running = cli();
        String[] run = {"run", "--sandbox", "--smtp", "127.0.0.1:0", "--pop3", "127.0.0.1:0", "--content", "headers"};
        CompletableFuture<Cli.Result> ended = CompletableFuture.supplyAsync(() -> running.run(out, run));
        DemoClient client = new DemoClient(
                new DemoClient.Server("127.0.0.1", Running.port(out, "smtp-0")),
                new DemoClient.Server("127.0.0.1", Running.port(out, "pop3-0")));
        client.send(Letter.example());
        assertThat(client.fetch("bob@example.org"))
                .allSatisfy(message -> assertThat(message.toString()).contains(BODY_WORD));

        Running.send(
                Running.port(out, "smtp-0"),
                "Subject: many",
                IntStream.range(0, 25).mapToObj(i -> "r" + i + "@example.org").toArray(String[]::new));

        assertThat(cli().run("index", "--wait").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(cli().run("search", BODY_WORD).exitCode()).isEqualTo(ExitCode.NOTHING);
        assertThat(cli().run("search", "--count", "subject:Protokoll").out()).isNotEqualTo("0\n");
        // Found by somebody in the envelope whom the row does not show.
        assertThat(cli().run("search", "r24", "--in", "messages").out())
                .contains("(no line to show: its body was not kept");
        assertThat(cli().run("search", "header.subject:Protokoll", "--in", "messages")
                        .out())
                .contains("Subject: Gr\u00fc\u00dfe aus dem Protokoll");
        for (String session : List.of("last:smtp-0", "last:pop3-0")) {
            assertThat(cli().run("show", session).out()).contains("withheld").doesNotContain(BODY_WORD);
            String json = cli().run("show", session, "--json").out();
            assertThat(json).contains("\"kept_whole\":false", "\"sha256\":\"").doesNotContain(BODY_WORD);
        }
        running.stop().raise();
        assertThat(ended.get().err().replaceAll("\n +", " ")).contains("the headers of every message, no body");
        assertThat(cli().run("check").exitCode()).isEqualTo(ExitCode.DONE);
    }

    /** The server takes it for commands; it is a message all the same, and what the server says may repeat it. */
    @Test
    void aMessageThatTheServerDidNotWantIsNowhereEither() throws Exception {
        String[] args = {"--sandbox", "--smtp", "127.0.0.1:0", "--content", "none"};
        try (Running run = new Running(home, args)) {
            Running.talk(
                    run.port("smtp-0"),
                    "EHLO me|250",
                    "MAIL FROM:<alice@example.org>|250",
                    "RCPT TO:<refuse@example.org>|550",
                    "DATA|5",
                    "Subject: wordless|5",
                    "and a wordy body|5",
                    ".|5",
                    "RSET|250",
                    "QUIT|221");
            assertThat(run.ask("search", "finding:content-after-refusal", "--in", "sessions", "--count")
                            .out())
                    .isEqualTo("1\n");
            for (String asked :
                    List.of("show last", "show last --json", "show last --explain", "export --format json")) {
                Cli.Result shown = run.ask(asked.split(" ", -1));
                assertThat(shown.out()).contains("DATA", "RSET").doesNotContain("wordless", "wordy");
            }
            assertThat(run.ask("show", "last").out())
                    .contains("left out, as message data is")
                    .doesNotContain("a secret");
            assertThat(run.ask("check").exitCode()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void whatIsRiskyIsSaidOnceInLinesThatFit() {
        String[] args = {"--sandbox", "--smtp", "127.0.0.1:0", "--pop3", "127.0.0.1:0", "--insecure-upstream"};
        Cli.Result run;
        try (Running running = new Running(home, args)) {
            running.port("pop3-0");
            run = running.stop();
        }
        assertThat(run.err().lines()).allSatisfy(line -> {
            if (!line.contains(home.toString())) {
                assertThat(line).hasSizeLessThanOrEqualTo(80);
            }
        });
        assertThat(run.err().replaceAll("\n +", " "))
                .containsOnlyOnce("warning: ")
                .contains("warning: routes smtp-0 and pop3-0 do not verify their servers (insecure-upstream):"
                        + " whoever stands between can read and change what passes, and every record says so\n");
    }

    @Test
    void aPortThatIsTakenIsOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            String listen = "127.0.0.1:" + taken.getLocalPort();
            Cli.Result result = cli().run("run", "--smtp", listen + "=127.0.0.1:9");

            assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
            assertThat(result.out()).isEmpty();
            assertThat(result.err().lines()).hasSize(1);
            assertThat(result.err()).contains(listen, "in use", "choose another port");
        }
    }

    private Cli cli() {
        return new Cli(home);
    }

    private static List<Path> secretsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(RunTest::holdsTheSecret)
                    .toList();
        }
    }

    private static boolean holdsTheSecret(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(DemoClient.PASSWORD);
        } catch (IOException e) {
            return false;
        }
    }
}
