package mailtap.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import mailtap.mail.Conversation;
import mailtap.mail.HeaderFacts;
import mailtap.mail.client.Guess;
import mailtap.mail.client.KnownClients;
import mailtap.mail.client.Trait;
import mailtap.mail.client.TraitFold;
import mailtap.mail.client.Traits;
import mailtap.mail.submission.Headers;
import mailtap.sasl.Secrets;
import mailtap.transcript.Transcript;
import org.junit.jupiter.api.Test;

/** Real clients of the recordings named by {@code MAILTAP_CAPTURES}; without it they are skipped. */
class CapturedClientsTest {
    @Test
    void outlookIsNamedWithTheEvidence() throws IOException {
        String folder = System.getenv("MAILTAP_CAPTURES");
        assumeTrue(folder != null, "MAILTAP_CAPTURES names no folder of captures: skipped");
        TcpTalk talk = Captures.read(Path.of(folder, "zeek", "smtp.pcap")).stream()
                .filter(one -> one.hasData() && guess(one).words().contains("Outlook"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no client of the recording is taken for Outlook"));
        Guess guess = guess(talk);
        assertThat(guess.words()).isEqualTo("Microsoft Office Outlook 12.0");
        assertThat(guess.reasons().getFirst())
                .matches("it names itself: X-Mailer: Microsoft Office Outlook 12\\.0 \\([0-9a-z]{13}\\.m1\\)");
        Traits traits = traits(talk);
        assertThat(traits.usual(Trait.HELLO_ARGUMENT)).contains("host without domain");
        assertThat(traits.usual(Trait.LOGIN)).contains("LOGIN");
        assertThat(traits.usual(Trait.MESSAGE_ID).orElse("")).startsWith("x{12}$x{8}$x{8}$@");
        assertThat(traits.usual(Trait.BOUNDARY).orElse("")).contains("----=_NextPart_");
        assertThat(traits.usual(Trait.MAIL_FORM)).contains("MAIL FROM: <>");
        assertThat(traits.usual(Trait.RCPT_FORM)).contains("RCPT TO: <>");
        assertItTellsNothingOfBcc(talk);
    }

    /** As docs/clients.md says. */
    private static void assertItTellsNothingOfBcc(TcpTalk talk) {
        Transcript heard = Chunks.asSaid(talk.protocol(), Secrets.masked(), talk.turns());
        assertThat(Conversation.of(heard).messages()).singleElement().satisfies(message -> {
            assertThat(message.recipients()).hasSize(1);
            HeaderFacts headers = Headers.of(message.head());
            assertThat(headers.in("to")).hasSize(1);
            assertThat(headers.has("cc")).isFalse();
            assertThat(headers.has("bcc")).isFalse();
        });
    }

    private static Traits traits(TcpTalk talk) {
        Transcript heard = Chunks.asSaid(talk.protocol(), Secrets.masked(), talk.turns());
        return TraitFold.of(heard, Conversation.of(heard), Headers::of);
    }

    private static Guess guess(TcpTalk talk) {
        return Guess.of(traits(talk), KnownClients.measured());
    }
}
