package mailtap.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the playbooks of the dialogue must be heard as, understood. */
class PlaybookFoldTest {
    private static Conversation heard(String name) {
        try {
            String book = Files.readString(Path.of("src/test/resources/playbooks/" + name + ".txt"));
            String protocol = book.contains("protocol: LMTP") ? "lmtp" : name.startsWith("pop3") ? "pop3" : "smtp";
            return Talks.of(protocol, book.substring(book.indexOf("-- heard --\n") + 12));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private static String message(Message message) {
        StringBuilder said = new StringBuilder();
        message.recipients()
                .forEach(one -> said.append(one.path().text())
                        .append(' ')
                        .append(one.outcome().wireName())
                        .append(' '));
        return said
                + message.chunking().wireName()
                + (message.complete() ? " complete " : " ")
                + message.outcome().wireName();
    }

    @Test
    void oneMessageToSeveralHasThemInOrder() {
        assertThat(heard("smtp/to-cc-bcc").messages())
                .extracting(PlaybookFoldTest::message)
                .containsExactly("erin@example.net accepted bob@example.net accepted carol@example.net accepted"
                        + " data complete accepted");
    }

    @Test
    void aPipelinedSessionHasOneMessageAndOneEnvelope() {
        assertThat(heard("smtp/pipelined").messages())
                .extracting(PlaybookFoldTest::message)
                .containsExactly(
                        "bob@example.net accepted nobody@example.net refused data complete accepted",
                        "nobody@example.net refused none not-sent");
    }

    @Test
    void whatLooksLikeTheEndOfDataIsNone() {
        assertThat(heard("smtp/smuggling").messageCount()).isEqualTo(1);
        assertThat(heard("smtp/not-smuggling").messageCount()).isEqualTo(1);
    }

    @Test
    void lmtpAnswersForEach() {
        Message message = heard("smtp/lmtp").messages().getFirst();
        assertThat(message(message))
                .isEqualTo("b@example.com accepted nobody@example.com refused c@example.com deferred"
                        + " data complete accepted");
        assertThat(message.reply()).isNotNull().extracting(Reply::code).isEqualTo("250");
    }

    @Test
    void aChunkThatTheServerReadAsCommandsIsNoMessage() {
        assertThat(heard("smtp/bdat-unknown").messageCount()).isZero();
        assertThat(heard("smtp/bdat-bad-size").messages()).isEmpty();
    }

    @Test
    void aPopSessionIsUnderstoodWhole() {
        Conversation talk = heard("pop3/whole-session");
        assertThat(talk.retrieved())
                .extracting(Retrieved::uidl)
                .doesNotContainNull()
                .hasSize(2);
        assertThat(talk.mailbox()).isNotNull().extracting(Mailbox::messages).isEqualTo(2L);
        assertThat(heard("smtp/pipelined").mailbox()).isNull();
    }
}
