package mailtap.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs with TLS, through each mode of the running relay, to a real Postfix and a real Dovecot with TLS. */
class TlsIT {
    private static final Secret PASSWORD = new Secret(MailServers.PASSWORD);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BOB = "bob@example.org";
    private static final String DAVE = "dave@example.com";

    @TempDir
    static @Nullable Path home;

    private static @Nullable MailServers servers;
    private static @Nullable TapProcess tap;

    @BeforeAll
    static void start() throws IOException {
        servers = MailServers.start();
        tap = TapProcess.configured(home(), configuration(servers));
        await().atMost(PATIENCE).until(() -> tap().said().contains("route originate-pop3s"));
    }

    /** One route for each way in and each mode. */
    private static String configuration(MailServers servers) {
        String smtp = "\"127.0.0.1:" + servers.smtpPort() + "\"";
        String pop3 = "\"127.0.0.1:" + servers.pop3Port() + "\"";
        String smtps = "\"smtps://127.0.0.1:" + servers.smtpsPort() + "\"";
        String pop3s = "\"pop3s://127.0.0.1:" + servers.pop3sPort() + "\"";
        List<String> routes = List.of(
                route("intercept-smtp", "smtp", smtp, ""),
                route("intercept-pop3", "pop3", pop3, ""),
                route("intercept-smtps", "smtps", smtps, ""),
                route("intercept-pop3s", "pop3s", pop3s, ""),
                route("pass-smtp", "smtp", smtp, "tls = pass"),
                route("pass-pop3", "pop3", pop3, "tls = pass"),
                route("pass-smtps", "smtps", smtps, "tls = pass"),
                route("originate-smtp", "smtp", smtp, "tls = originate"),
                route("originate-pop3", "pop3", pop3, "tls = originate"),
                route("originate-smtps", "smtp", smtps, ""),
                route("originate-pop3s", "pop3", pop3s, ""));
        return "routes {\n"
                + String.join("", routes).replace("CA", servers.authority().toString()) + "}\n";
    }

    private static String route(String name, String protocol, String upstream, String more) {
        return "  %s { protocol = %s, listen = \"127.0.0.1:0\", upstream = %s, upstream-ca = \"CA\"\n %s\n }\n"
                .formatted(name, protocol, upstream, more);
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (tap != null) {
            assertThat(tap.stop()).as("%s", tap.said()).isZero();
            PASSWORD.assertNotIn("what run printed", tap.said());
            PASSWORD.assertNotIn("the journal", Recorded.in(tap.data()).everything());
            PASSWORD.assertNotIn("the index", Indexed.everything(tap.data().resolve("index")));
        }
        if (servers != null) {
            servers.close();
        }
    }

    @Test
    void what_mail_programs_say_in_tls_is_read() throws IOException {
        deliver(DAVE, "for-dave");
        for (TlsProgram program : TlsProgram.values()) {
            String mark = "intercept-" + program.name().toLowerCase(Locale.ROOT);
            String said =
                    program.succeed(order(program, "intercept", tap().data().resolve("ca/authority.pem"), mark));
            if (program.sends()) {
                assertArrives(mark);
            } else {
                assertThat(said).as("%s", program).contains("for-dave");
            }
        }

        for (TlsProgram program : TlsProgram.values()) {
            List<JsonObject> sessions = sessions("intercept-" + program.speaks());
            assertThat(sessions).as(program.speaks()).isNotEmpty().allSatisfy(TlsIT::assertOpened);
            assertThat(sessions).as(program.speaks()).allSatisfy(TlsIT::assertLoggedIn);
        }
        assertThat(sessions("intercept-smtp"))
                .allSatisfy(session -> assertThat(capabilities(session))
                        .as("before and after TLS")
                        .hasSize(2)
                        .satisfies(both -> assertThat(both.getFirst()).contains("STARTTLS"))
                        .satisfies(both -> assertThat(both.getLast()).doesNotContain("STARTTLS")));
        String screen = tap().answer("sessions", "--limit", "100");
        assertThat(screen).contains("TLS").doesNotContain("failed");
        PASSWORD.assertNotIn("sessions", screen);
    }

    @Test
    void openssl_is_content_with_the_authority_and_with_nothing_else() throws IOException {
        RealPeers.need("openssl");
        Program openssl = new Program(Files.createDirectories(home().resolve("openssl")));
        for (String version : List.of("-tls1_2", "-tls1_3")) {
            for (String route : List.of("smtp", "pop3", "smtps", "pop3s")) {
                List<String> words = client(route, version);
                words.addAll(List.of(
                        "-CAfile", tap().data().resolve("ca/authority.pem").toString()));
                Program.Ended ended = openssl.feed("QUIT\r\n", words.toArray(String[]::new));
                assertThat(ended.out()).as("%s %s", route, version).contains("Verify return code: 0 (ok)");
            }
        }
        int before = sessions("intercept-smtp").size();
        Program.Ended refused =
                openssl.feed("QUIT\r\n", client("smtp", "-tls1_3").toArray(String[]::new));
        assertThat(refused.out()).contains("certificate verify failed");
        List<JsonObject> sessions = sessions("intercept-smtp");
        assertThat(sessions).hasSize(before + 1);
        JsonObject last = sessions.stream()
                .filter(session -> session.toString().contains("client-tls-failed"))
                .findFirst()
                .orElseThrow();
        assertThat(leg(last, "client").get("outcome").getAsString()).isEqualTo("failed");
        assertThat(leg(last, "client").get("failure").getAsString()).contains("trust");
        assertThat(leg(last, "server").get("outcome").getAsString()).isEqualTo("opened");
    }

    private static List<String> client(String route, String version) {
        List<String> words = new ArrayList<>(List.of(
                "openssl",
                "s_client",
                "-connect",
                "localhost:" + tap().portOf("intercept-" + route),
                "-servername",
                "localhost",
                version,
                "-verify_return_error"));
        if (!route.endsWith("s")) {
            words.addAll(List.of("-starttls", route));
        }
        return words;
    }

    @Test
    void what_passes_is_seen_from_outside_only() throws IOException {
        for (TlsProgram program : List.of(TlsProgram.CURL_STARTTLS, TlsProgram.SWAKS_IMPLICIT)) {
            String mark = "pass-" + program.name().toLowerCase(Locale.ROOT);
            program.succeed(order(program, "pass", servers().authority(), mark));
            assertArrives(mark);
        }
        for (String route : List.of("pass-smtp", "pass-smtps")) {
            assertThat(sessions(route)).singleElement().satisfies(session -> {
                assertThat(leg(session, "client").get("outcome").getAsString()).isEqualTo("passed");
                assertThat(leg(session, "client").has("ja4")).isTrue();
                assertThat(session.getAsJsonArray("auth")).isEmpty();
            });
        }
        assertThat(Recorded.in(tap().data()).everything()).doesNotContain("pass-curl");
    }

    @Test
    void plain_programs_reach_servers_with_tls() throws IOException {
        deliver(DAVE, "for-dave-too");
        for (String route : List.of("originate-smtp", "originate-smtps")) {
            String mark = "mark-" + route;
            SendingProgram.PYTHON.send(new SendingProgram.Order(
                    folder(mark), tap().portOf(route), MailServers.PASSWORD, List.of(BOB), message(mark)));
            assertArrives(mark);
        }
        for (String route : List.of("originate-pop3", "originate-pop3s")) {
            FetchingProgram.Order order = new FetchingProgram.Order(
                    folder("fetch-" + route), tap().portOf(route), DAVE, MailServers.PASSWORD);
            assertThat(FetchingProgram.PYTHON.fetch(order)).contains("for-dave");
        }
        for (String route : List.of("originate-smtp", "originate-smtps", "originate-pop3", "originate-pop3s")) {
            assertThat(sessions(route)).singleElement().satisfies(session -> {
                JsonArray tls = session.getAsJsonArray("tls");
                assertThat(tls).hasSize(1);
                assertThat(leg(session, "server").get("verified").getAsBoolean())
                        .isTrue();
                assertThat(leg(session, "server").get("mode").getAsString()).isEqualTo("originate");
                assertLoggedIn(session);
            });
        }
    }

    private static void assertOpened(JsonObject session) {
        for (String leg : List.of("client", "server")) {
            assertThat(leg(session, leg).get("outcome").getAsString()).isEqualTo("opened");
            assertThat(leg(session, leg).get("version").getAsString()).startsWith("TLSv1.");
        }
        assertThat(leg(session, "server").get("verified").getAsBoolean()).isTrue();
        assertThat(leg(session, "client").get("ja3").getAsString()).hasSize(32);
    }

    private static void assertLoggedIn(JsonObject session) {
        JsonArray auth = session.getAsJsonArray("auth");
        if (session.getAsJsonArray("exchanges").size() > 3) {
            assertThat(auth).as("%s", session).isNotEmpty();
            assertThat(auth.get(0).getAsJsonObject().get("outcome").getAsString())
                    .isEqualTo("success");
        }
    }

    private static List<String> capabilities(JsonObject session) {
        return StreamSupport.stream(session.getAsJsonArray("exchanges").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(exchange -> exchange.has("verb")
                        && exchange.get("verb").getAsString().equals("EHLO"))
                .map(exchange -> exchange.getAsJsonArray("replies").toString())
                .toList();
    }

    private static JsonObject leg(JsonObject session, String leg) {
        return StreamSupport.stream(session.getAsJsonArray("tls").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(one -> one.get("leg").getAsString().equals(leg))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no TLS towards the " + leg + " in " + session));
    }

    /** Every session of the route, whole. */
    private static List<JsonObject> sessions(String route) {
        tap().answer("index", "--wait");
        return tap().answer("export", "--format", "json", "route:" + route)
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    private static TlsProgram.Order order(TlsProgram program, String mode, Path authority, String mark)
            throws IOException {
        int port = tap().portOf(mode + "-" + program.speaks());
        return new TlsProgram.Order(folder(mark), port, authority, program.sends() ? BOB : DAVE, mark);
    }

    private static void deliver(String user, String mark) throws IOException {
        SendingProgram.PYTHON.send(new SendingProgram.Order(
                folder(mark), servers().smtpPort(), MailServers.PASSWORD, List.of(user), message(mark)));
        await().atMost(PATIENCE).until(() -> servers().mailbox(user).stream().anyMatch(text -> text.contains(mark)));
    }

    private static void assertArrives(String mark) {
        await().atMost(PATIENCE).until(() -> servers().mailbox(BOB).stream().anyMatch(text -> text.contains(mark)));
    }

    private static String message(String mark) {
        return "From: alice@example.org\nTo: " + BOB + "\nSubject: " + mark + "\n\nHello.\n";
    }

    private static Path folder(String name) throws IOException {
        return Files.createDirectories(home().resolve(name));
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
