package mailtap.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mailtap.mail.Conversation;
import mailtap.mail.login.LoginCause;
import mailtap.mail.login.LoginHistory;
import mailtap.mail.login.LoginWhy;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.Transcript;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every failed login of the playbooks that name causes has that cause, and every cause has a playbook. */
class LoginWhyTest {
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "logins.md");
    private static final String BEGIN = "<!-- causes -->\n";
    private static final String END = "<!-- /causes -->";

    /** It needs TLS that mailtap opened: LoginHistoryTest shows it. */
    private static final Set<LoginCause> ELSEWHERE = Set.of(LoginCause.CHANNEL_BINDING);

    private static List<Playbook> books() {
        return Playbook.all().stream()
                .filter(book -> !book.words("causes").isEmpty())
                .toList();
    }

    private static List<LoginWhy> whys(Playbook book) {
        Secrets secrets = Secrets.masked().withKey(Bytes.latin1("a key for tests"));
        Transcript heard = Chunks.whole(book.protocol(), secrets, book.talk());
        return List.copyOf(LoginHistory.of(Conversation.of(heard)).all().values());
    }

    @TestFactory
    Stream<DynamicTest> every_cause_is_as_the_playbook_says() {
        return books().stream()
                .map(book -> DynamicTest.dynamicTest(
                        book.name(),
                        () -> assertThat(whys(book))
                                .extracting(why -> why.cause().wireName())
                                .isEqualTo(book.words("causes"))));
    }

    @Test
    void every_cause_has_a_playbook_and_a_sentence() {
        Set<LoginCause> missing = new HashSet<>(Arrays.asList(LoginCause.values()));
        missing.removeAll(ELSEWHERE);
        for (Playbook book : books()) {
            for (LoginWhy why : whys(book)) {
                missing.remove(why.cause());
                assertThat(why.sentence()).endsWith(".").doesNotContain("{");
                assertThat(why.evidence()).isNotEmpty();
            }
        }
        assertThat(missing).as("causes that no playbook has").isEmpty();
    }

    @Test
    void no_sentence_tells_a_secret() {
        for (Playbook book : books()) {
            for (LoginWhy why : whys(book)) {
                assertThat(book.secrets()).noneMatch(why.words()::contains);
            }
        }
    }

    @Test
    void the_table_of_the_document_is_that_of_the_code() throws IOException {
        String written = Files.readString(DOCUMENT);
        int begin = written.indexOf(BEGIN) + BEGIN.length();
        String made = written.substring(0, begin) + table() + written.substring(written.indexOf(END));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, made);
        } else {
            assertThat(written).isEqualTo(made);
        }
    }

    private static String table() {
        List<String> lines = new ArrayList<>(List.of("| cause | sentence | playbook |", "|---|---|---|"));
        for (LoginCause cause : LoginCause.values()) {
            String book = books().stream()
                    .filter(one -> one.words("causes").contains(cause.wireName()))
                    .map(Playbook::name)
                    .findFirst()
                    .orElse("");
            lines.add("| `" + cause.wireName() + "` | " + cause.sentence() + " | " + book + " |");
        }
        return String.join("\n", lines) + "\n";
    }
}
