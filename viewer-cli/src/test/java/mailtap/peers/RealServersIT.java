package mailtap.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import mailtap.transcript.Side;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real programs, through the running relay, to a real Postfix and a real Dovecot. */
class RealServersIT {
    private static final Secret PASSWORD = new Secret(MailServers.PASSWORD);
    private static final List<String> RECIPIENTS = List.of("bob@example.org", "carol@example.net", "erin@example.net");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static @Nullable Path home;

    private static @Nullable MailServers servers;
    private static @Nullable TapProcess tap;

    @BeforeAll
    static void start() throws IOException {
        servers = MailServers.start();
        tap = TapProcess.run(
                home(),
                "--smtp",
                "127.0.0.1:0=127.0.0.1:" + servers.smtpPort(),
                "--pop3",
                "127.0.0.1:0=127.0.0.1:" + servers.pop3Port(),
                "--tls",
                "pass");
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (tap != null) {
            assertThat(tap.isAlive()).isTrue();
            assertThat(tap.stop()).as("%s", tap.said()).isZero();
            PASSWORD.assertNotIn("what run printed", tap.said());
        }
        if (servers != null) {
            servers.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_message_arrives_as_it_was_sent_and_is_found_while_run_goes_on(SendingProgram program) throws IOException {
        String mark = "mark" + program.name().toLowerCase(Locale.ROOT);
        Path folder = Files.createDirectories(home().resolve(mark));
        SendingProgram.Order order =
                new SendingProgram.Order(folder, tap().port("smtp"), MailServers.PASSWORD, RECIPIENTS, message(mark));
        program.send(order);
        for (String recipient : RECIPIENTS) {
            assertArrived(program, order, recipient);
        }
        assertFound(order);
    }

    @ParameterizedTest
    @EnumSource
    void a_mailbox_is_fetched_as_it_is(FetchingProgram program) throws IOException {
        String name = "fetch" + program.name().toLowerCase(Locale.ROOT);
        Path folder = Files.createDirectories(home().resolve(name));
        String user = "dave@example.com";
        deliver(folder, user, name);
        String fetched =
                program.fetch(new FetchingProgram.Order(folder, tap().port("pop3"), user, MailServers.PASSWORD));
        assertThat(servers().mailbox(user))
                .anySatisfy(lies -> assertThat(fetched)
                        .contains(lies.substring(lies.indexOf("\nMessage-ID:")).strip()));
        tap().answer("index", "--wait");
        String shown = tap().answer("show", "last");
        assertThat(shown).contains("C: RETR 1", "dave@example.com");
        PASSWORD.assertNotIn("show", shown);
        PASSWORD.assertNotIn("journal", Recorded.in(tap().data()).everything());
    }

    @Test
    void what_is_said_inside_starttls_and_stls_passes_unseen() throws IOException {
        RealPeers.need("curl");
        String mark = "markclosed";
        Path folder = Files.createDirectories(home().resolve(mark));
        Files.writeString(folder.resolve("message.txt"), message(mark).replace("\n", "\r\n"));
        String[] tls = {"curl", "-sS", "--max-time", "60", "--ssl-reqd", "--insecure", "--user"};
        Program curl = new Program(folder);
        curl(
                curl,
                tls,
                SendingProgram.ALICE,
                "smtp://127.0.0.1:" + tap().port("smtp") + "/client.example -T message.txt"
                        + " --mail-from alice@example.org --mail-rcpt frank@example.org");
        await().atMost(PATIENCE)
                .until(() -> servers().mailbox("frank@example.org").size() == 1);
        tap().answer("index", "--wait");
        assertThat(tap().answer("show", "last"))
                .contains("C: STARTTLS", "S: 220 2.0.0")
                .doesNotContain(mark);
        String fetched = curl(curl, tls, "frank@example.org", "pop3://127.0.0.1:" + tap().port("pop3") + "/1");
        assertThat(fetched).contains(mark);
        tap().answer("index", "--wait");
        assertThat(tap().answer("show", "last")).contains("C: STLS").doesNotContain(mark);
        assertThat(Recorded.in(tap().data()).everything()).doesNotContain(mark);
    }

    private static String curl(Program curl, String[] tls, String user, String rest) {
        List<String> words = new ArrayList<>(List.of(tls));
        words.add(user + ":" + MailServers.PASSWORD);
        words.addAll(List.of(rest.split(" ", -1)));
        Program.Ended ended = curl.run(words.toArray(String[]::new));
        assertThat(ended.code()).as(ended.out()).isZero();
        return ended.out();
    }

    private static void assertArrived(SendingProgram program, SendingProgram.Order order, String recipient) {
        String wanted = (program.writesTheHeader() ? order.body() : order.message()).stripTrailing();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(servers().mailbox(recipient))
                        .as("mailbox of " + recipient)
                        .filteredOn(text -> text.contains(order.mark()))
                        .singleElement()
                        .satisfies(text -> assertThat(text.stripTrailing()).endsWith(wanted)));
    }

    private static void assertFound(SendingProgram.Order order) throws IOException {
        tap().answer("index", "--wait");
        String hits = tap().answer("search", "rcpt:erin@example.net subject:" + order.mark());
        assertThat(hits).contains(".m1 ", "alice@example.org -> erin@example.net and 2 more");
        String shown = tap().answer("show", "last");
        assertThat(shown).contains("TO:<erin@example.net>", "235 2.7.0", "queued as", SendingProgram.ALICE);
        String json = tap().answer("show", "last", "--json");
        assertThat(json).contains("\"erin@example.net\"", order.mark(), "\"state\":\"closed\"");
        Recorded recorded = Recorded.in(tap().data());
        assertThat(recorded.bytes(Side.CLIENT)).contains(order.mark());
        for (String text : List.of(hits, shown, json, recorded.everything())) {
            PASSWORD.assertNotIn("answers and journal", text);
        }
    }

    /** Around mailtap, so that the next session it sees is the fetching one. */
    private static void deliver(Path folder, String user, String mark) {
        SendingProgram.PYTHON.send(new SendingProgram.Order(
                folder, servers().smtpPort(), MailServers.PASSWORD, List.of(user), message(mark)));
        await().atMost(PATIENCE).until(() -> servers().mailbox(user).stream().anyMatch(text -> text.contains(mark)));
    }

    static String message(String mark) {
        return """
            Message-ID: <%1$s@client.example>
            Date: Sun, 22 Nov 2026 09:14:03 +0000
            From: Alice <alice@example.org>
            To: bob@example.org
            Cc: carol@example.net
            Subject: %1$s

            Hello,
            .a line with a dot
            ..and two
            .
            MAIL FROM:<is@not.a.command>
            the last line
            """.formatted(mark);
    }

    private static Path home() {
        return Objects.requireNonNull(home);
    }

    private static MailServers servers() {
        return Objects.requireNonNull(servers);
    }

    private static TapProcess tap() {
        return Objects.requireNonNull(tap);
    }
}
