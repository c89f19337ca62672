package mailtap.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mailtap.sandbox.Sandbox;
import mailtap.sandbox.SandboxSettings;
import mailtap.sandbox.demo.DemoClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs send to a Bcc recipient through the running relay; what is said of it is held against the mailboxes. */
class RecipientsIT {
    private static final String BOB = "bob@example.net";
    private static final String DAVE = "dave@example.net";
    private static final String ERIN = "erin@example.net";
    private static final String FRANK = "frank@example.net";

    /** @param bccInMessage whether the message that the program is handed has the Bcc field; mutt writes its own */
    private record Client(String name, SendingProgram program, boolean bccInMessage) {
        String hidden() {
            return "frank-" + name + "@example.net";
        }

        SendingProgram.Order order(Path home, int port) throws IOException {
            String message = "From: " + SendingProgram.ALICE + "\nTo: " + BOB + "\nCc: " + DAVE + "\n"
                    + (bccInMessage ? "Bcc: " + hidden() + "\n" : "")
                    + "Date: Sun, 22 Nov 2026 10:00:00 +0000\nMessage-ID: <" + name + "@example.org>\nSubject: " + name
                    + "\n\nhello from " + name + "\n";
            Path folder = Files.createDirectories(home.resolve(name));
            return new SendingProgram.Order(folder, port, "secret", List.of(BOB, DAVE, hidden()), message);
        }
    }

    private static final Client SWAKS_EXPOSING = new Client("swaks-bcc", SendingProgram.SWAKS, true);
    private static final Client MUTT = new Client("mutt", SendingProgram.MUTT, false);
    private static final Client MUTT_WRITING_BCC = new Client("mutt-write-bcc", SendingProgram.MUTT, false);
    private static final List<Client> CLIENTS = List.of(
            SWAKS_EXPOSING,
            new Client("swaks", SendingProgram.SWAKS, false),
            new Client("curl-bcc", SendingProgram.CURL, true),
            new Client("python", SendingProgram.PYTHON, false),
            new Client("python-bcc", SendingProgram.PYTHON, true),
            new Client("msmtp-bcc", SendingProgram.MSMTP, true),
            MUTT,
            MUTT_WRITING_BCC);

    @TempDir
    Path home = Path.of("");

    @Test
    void who_was_hidden_and_who_was_shown_is_what_the_mailboxes_tell() throws IOException, InterruptedException {
        RealPeers.need("swaks", "curl", "python3", "msmtp", "mutt");
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere());
                TapProcess tap = TapProcess.before(sandbox, home)) {
            for (Client client : CLIENTS) {
                send(client, tap.port("smtp"));
            }
            tap.answer("index", "--wait");
            assertJudged(sandbox, tap);
            assertMadeCertain(tap);
            assertExpectations(tap);
            assertFetched(sandbox, tap);
            assertThat(tap.stop()).isZero();
        }
    }

    /** A copy of one message for some, sent by a program over a connection of its own. */
    private record Part(String name, SendingProgram program, String bccField, List<String> recipients) {
        void send(Path home, int port) throws IOException {
            String message = "From: " + SendingProgram.ALICE + "\nTo: " + BOB + "\n" + bccField
                    + "Date: Sun, 22 Nov 2026 10:00:00 +0000\nMessage-ID: <" + name + "@example.org>\nSubject: " + name
                    + "\n\nhello\n";
            Path folder = Files.createDirectories(home.resolve(name + program));
            program.send(new SendingProgram.Order(folder, port, "secret", recipients, message));
        }
    }

    @Test
    void copies_over_two_connections_are_judged_together_and_once_more_when_one_is_fetched()
            throws IOException, InterruptedException {
        RealPeers.need("swaks", "curl", "mpop");
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere());
                TapProcess tap = TapProcess.before(sandbox, home)) {
            String bcc = "Bcc: " + ERIN + ", " + FRANK + "\n";
            for (Part part : List.of(
                    new Part("leak", SendingProgram.CURL, bcc, List.of(BOB)),
                    new Part("leak", SendingProgram.SWAKS, bcc, List.of(ERIN, FRANK)),
                    new Part("second-way", SendingProgram.CURL, "", List.of(BOB)),
                    new Part("second-way", SendingProgram.SWAKS, bcc, List.of(ERIN, FRANK)))) {
                part.send(home, tap.port("smtp"));
            }
            tap.answer("index", "--wait");
            assertThat(judged(tap, "leak"))
                    .contains("\"verdict\":\"bcc-exposed\"", "\"confidence\":\"certain\"", "\"fan-out\"")
                    .contains("\"learnt\":[\"" + ERIN + "\",\"" + FRANK + "\"]");
            assertThat(judged(tap, "second-way"))
                    .contains("\"verdict\":\"bcc-shared-copy\"", "\"fan-out\"")
                    .doesNotContain("\"learnt\":[\"" + ERIN + "\",\"" + FRANK + "\"]");
            String fetched =
                    FetchingProgram.MPOP.fetch(new FetchingProgram.Order(home, tap.port("pop3"), BOB, "secret"));
            assertThat(fetched).containsOnlyOnce("\nBcc: ").contains("Subject: second-way");
            tap.answer("index", "--wait");
            assertThat(judged(tap, "leak")).contains("\"verdict\":\"bcc-leaked\"");
            assertThat(judged(tap, "second-way")).contains("\"verdict\":\"bcc-shared-copy\"");
            assertThat(tap.mailtap("recipients", "--expect", "no-bcc-exposed", "msgid:leak@example.org")
                            .code())
                    .isEqualTo(3);
        }
    }

    private static String judged(TapProcess tap, String name) {
        return tap.answer("recipients", "--json", "msgid:" + name + "@example.org");
    }

    private void send(Client client, int port) throws IOException {
        SendingProgram.Order order = client.order(home, port);
        if (!client.equals(MUTT_WRITING_BCC)) {
            client.program().send(order);
            return;
        }
        List<String> command = new ArrayList<>(client.program().command(order));
        command.addAll(1, List.of("-e", "set write_bcc"));
        Program.Ended ended = new Program(order.folder()).feed(order.body(), command.toArray(String[]::new));
        assertThat(ended.code()).as(ended.out()).isZero();
    }

    private static void assertJudged(Sandbox sandbox, TapProcess tap) {
        List<String> judged = lines(tap.answer("recipients", "-n", "100", "--json", "rcpt:" + BOB));
        assertThat(judged).hasSameSizeAs(CLIENTS);
        for (Client client : CLIENTS) {
            assertThat(judged)
                    .filteredOn(line -> line.contains(client.hidden()))
                    .as(client.name())
                    .singleElement()
                    .asString()
                    .contains("\"verdict\":\"" + delivered(sandbox, client) + "\"");
        }
        assertThat(CLIENTS.stream().map(client -> delivered(sandbox, client))).contains("hidden", "bcc-exposed");
    }

    /** What follows from the copies in the mailboxes. */
    private static String delivered(Sandbox sandbox, Client client) {
        assertThat(sandbox.mailbox(client.hidden())).as(client.name()).hasSize(1);
        String bobs = sandbox.mailbox(BOB).stream()
                .map(message -> new String(message, StandardCharsets.UTF_8))
                .filter(message -> message.contains("hello from " + client.name() + "\r\n"))
                .findFirst()
                .orElseThrow();
        return bobs.contains("\r\nBcc: " + client.hidden()) ? "bcc-exposed" : "hidden";
    }

    private void assertMadeCertain(TapProcess tap) throws IOException {
        String query = "rcpt:" + MUTT.hidden();
        assertThat(tap.answer("recipients", "--json", query)).contains("\"confidence\":\"likely\"");
        String own = "From: " + SendingProgram.ALICE + "\nTo: " + BOB + "\nCc: " + DAVE + "\nBcc: " + MUTT.hidden();
        Path sent = Files.writeString(home.resolve("sent.eml"), own + "\n\nhello\n");
        assertThat(tap.answer("recipients", "--json", "--sent", sent.toString(), query))
                .contains("\"verdict\":\"hidden\"", "\"confidence\":\"certain\"");
    }

    private static void assertExpectations(TapProcess tap) {
        assertThat(Stream.of(MUTT.hidden(), SWAKS_EXPOSING.hidden(), "nobody@example.net")
                        .map(address -> tap.mailtap("recipients", "--expect", "no-bcc-exposed", "rcpt:" + address))
                        .map(Program.Ended::code))
                .containsExactly(0, 3, 4);
    }

    /** What was an exposure on the way has reached its reader. */
    private void assertFetched(Sandbox sandbox, TapProcess tap) throws IOException {
        DemoClient fetching = new DemoClient(
                new DemoClient.Server("127.0.0.1", tap.port("smtp")),
                new DemoClient.Server("127.0.0.1", tap.port("pop3")));
        assertThat(fetching.fetch(BOB)).hasSameSizeAs(sandbox.mailbox(BOB));
        String mailbox = "pop3://127.0.0.1:" + tap.port("pop3") + "/";
        new Program(home).run("curl", "-sS", "--user", BOB + ":secret", "-X", "UIDL", mailbox);
        tap.answer("index", "--wait");
        assertThat(tap.answer("mailbox", BOB)).contains(BOB, "mailtap-00000001");
        assertThat(tap.answer("recipients", "--json", "rcpt:" + SWAKS_EXPOSING.hidden()))
                .contains("\"verdict\":\"bcc-leaked\"");
    }

    private static List<String> lines(String text) {
        return text.lines().filter(line -> line.startsWith("{")).toList();
    }
}
