package mailtap.mail.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import mailtap.mail.Command;
import mailtap.mail.Conversation;
import mailtap.mail.Exchange;
import mailtap.mail.Reply;
import mailtap.notation.NotationException;
import mailtap.notation.NotationReader;
import mailtap.transcript.Protocol;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainerTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Path PLAYBOOKS = Path.of("src/test/resources/playbooks");

    private static Exchange exchange(
            String verb, String argument, String code, @Nullable String enhanced, String... lines) {
        Command command = verb.isEmpty() ? null : new Command(verb, argument, verb + " " + argument);
        Reply reply = new Reply(NOON, code, enhanced, List.of(lines));
        return new Exchange(1, NOON, command, List.of(reply), Exchange.Status.OK, 0, 0, Duration.ZERO, Duration.ZERO);
    }

    private static Meaning smtp(Exchange exchange) {
        return new Explainer(Protocol.SMTP).explain(exchange);
    }

    private static String reply(Protocol protocol, Exchange exchange) {
        return new Explainer(protocol).explain(exchange).replies().getFirst().words();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        RCPT     | 550 | 5.1.1 | this recipient is refused; 5.1.1 no such mailbox
        RCPT     | 550 | 5.7.1 | this recipient is refused; 5.7.1 not allowed
        RCPT     | 450 | 4.2.0 | greylisting
        RCPT     | 452 | 4.5.3 | too many recipients
        MAIL     | 550 |       | this sender is not taken
        DATA     | 550 |       | the message is refused
        DATA     | 250 | 2.0.0 | answers for it from now on
        AUTH     | 535 | 5.7.8 | 5.7.8 wrong user name or password
        AUTH     | 454 | 4.7.0 | says nothing about the password
        AUTH     | 501 |       | could not read the answer as Base64
        AUTH     | 535 | 5.7.139 | switched off for this mailbox or organisation
        STARTTLS | 454 |       | TLS is not to be had just now
        NOOP     | 499 |       | 499 (temporary) not now; trying again later may help
        XYZZY    | 599 | 5.9.9 | 599 (permanent) refused for good
        NOOP     | 550 | 5.3.99 | 5.3.99 something about the server
        """)
    void the_same_code_means_what_it_means_in_answer_to_the_command(
            String verb, String code, @Nullable String enhanced, String words) {
        assertThat(reply(Protocol.SMTP, exchange(verb, "", code, enhanced, "text")))
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PASS | -ERR | [AUTH] no            | [AUTH] the user name or the password is what is wrong
        PASS | -ERR | [in-use] locked      | [IN-USE] another program has the mailbox open
        PASS | -ERR | [SYS/TEMP] later     | will pass
        PASS | -ERR | [LOGIN-DELAY] wait   | logged in again too soon
        PASS | -ERR | [SOMETHING] else     | not logged in
        DELE | +OK  | marked               | nothing is deleted before QUIT
        QUIT | +OK  | bye                  | what was marked is deleted
        """)
    void pop3_has_codes_in_brackets(String verb, String code, String text, String words) {
        assertThat(reply(Protocol.POP3, exchange(verb, "", code, null, text))).contains(words);
    }

    @Test
    void parameters_are_explained_one_by_one() {
        Meaning meaning = smtp(exchange(
                "MAIL", "FROM:<\"a b> c\"@example.org> SIZE=1234 BODY=8BITMIME RET=HDRS X-ODD=1", "250", null, "ok"));
        assertThat(meaning.command()).endsWith(": <\"a b> c\"@example.org>");
        assertThat(meaning.details())
                .hasSize(4)
                .element(0)
                .isEqualTo("SIZE=1234: about 1234 bytes will follow (RFC 1870)");
        assertThat(meaning.details().getLast()).isEqualTo("X-ODD=1: no standard's parameter");
    }

    @Test
    void an_address_without_brackets_keeps_its_parameters_apart() {
        Meaning meaning = smtp(exchange("RCPT", "TO: bob@example.org NOTIFY=NEVER", "250", null, "ok"));
        assertThat(meaning.command()).endsWith(": bob@example.org");
        assertThat(meaning.details()).containsExactly("NOTIFY=NEVER: reports are wanted on NEVER (RFC 3461)");
    }

    @Test
    void what_ehlo_offers_is_said() {
        Meaning meaning = smtp(exchange(
                "EHLO", "x", "250", null, "mx.example.com", "SIZE 1000", "AUTH=LOGIN PLAIN", "XODD 1", "PIPELINING"));
        assertThat(meaning.replies().getFirst().details())
                .containsExactly(
                        "SIZE 1000: messages of up to 1000 bytes, to be announced",
                        "AUTH=LOGIN PLAIN: logins by LOGIN PLAIN",
                        "XODD 1",
                        "PIPELINING: commands may be sent without waiting for each reply");
    }

    @Test
    void a_login_says_how_its_mechanism_goes() {
        assertThat(smtp(exchange("AUTH", "scram-sha-256 " + Command.MASK, "334", null, "x"))
                        .details())
                .singleElement()
                .asString()
                .startsWith("SCRAM-SHA-256: ");
    }

    /** Each playbook holds another kind of talk. */
    @Test
    void every_exchange_of_every_playbook_is_explained() throws IOException {
        int explained = 0;
        try (Stream<Path> files = Files.walk(PLAYBOOKS)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".txt")).toList()) {
                Conversation talk = heard(file);
                Explainer explainer = new Explainer(
                        talk.start() == null ? Protocol.SMTP : talk.start().protocol());
                for (Exchange exchange : talk.exchanges()) {
                    Meaning meaning = explainer.explain(exchange);
                    assertThat(meaning.command().isEmpty())
                            .as("%s", file)
                            .isEqualTo(exchange.number() == 0 && exchange.command() == null);
                    assertThat(meaning.replies()).hasSameSizeAs(exchange.replies());
                    explained++;
                }
            }
        }
        assertThat(explained).isGreaterThan(300);
    }

    private static Conversation heard(Path file) throws IOException {
        String book = Files.readString(file);
        String protocol =
                book.contains("protocol: LMTP") ? "lmtp" : file.toString().contains("pop3") ? "pop3" : "smtp";
        String head = "session 0000000000007  " + protocol
                + "  192.0.2.7:51234 -> mx.example.com:25  route office  2026-11-22T09:14:03Z\n";
        try {
            return Conversation.of(NotationReader.read(head + book.substring(book.indexOf("-- heard --\n") + 12)));
        } catch (NotationException wrong) {
            throw new AssertionError(file + ": " + wrong, wrong);
        }
    }

    @Property(tries = 300)
    void nothing_throws_on_any_text(@ForAll String verb, @ForAll String argument, @ForAll String text) {
        for (Protocol protocol : Protocol.values()) {
            for (String one : List.of(verb, "MAIL", "AUTH", "EHLO", "PASS")) {
                Meaning meaning = new Explainer(protocol).explain(exchange(one, argument, "250", "2.77.7", text, text));
                assertThat(meaning.replies()).hasSize(1);
            }
        }
    }
}
