package mailtap.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mailtap.sandbox.demo.DemoClient;
import mailtap.sandbox.demo.Letter;
import org.junit.jupiter.api.Test;

class DemoClientTest {
    @Test
    void theLetterReachesEverybodyAndNamesNoBcc() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere())) {
            DemoClient client = client(sandbox);
            Letter letter = Letter.example();
            String messageId = client.send(letter);
            assertThat(messageId).endsWith("@example.org>");
            for (String recipient : letter.recipients()) {
                List<DemoClient.Fetched> fetched = client.fetch(recipient);
                assertThat(fetched).singleElement().satisfies(one -> {
                    assertThat(one.messageId()).isEqualTo(messageId);
                    assertThat(one.source())
                            .startsWith("Return-Path: <alice@example.org>\r\nReceived: from demo.example.org")
                            .contains(
                                    "demo.example.org ([127.0.0.1])",
                                    "with ESMTPA;",
                                    "To: bob@example.org, carol@example.net",
                                    "Cc: dave@example.com")
                            .contains("\r\n.This line begins with a dot")
                            .contains("Subject: =?UTF-8?")
                            .doesNotContainIgnoringCase("bcc")
                            .doesNotContain("erin", "frank");
                });
            }
            assertThat(letter.recipients()).hasSize(5);
        }
    }

    @Test
    void whatIsFetchedIsWhatLiesThere() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere())) {
            DemoClient client = client(sandbox);
            client.send(Letter.example());
            client.send(Letter.example());
            assertThat(client.fetch("erin@example.net"))
                    .extracting(DemoClient.Fetched::source)
                    .containsExactlyElementsOf(sandbox.mailbox("erin@example.net").stream()
                            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                            .toList());
        }
    }

    @Test
    void aServerThatIsNotThereIsAnIoException() throws IOException {
        Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere());
        DemoClient client = client(sandbox);
        sandbox.close();
        assertThatThrownBy(() -> client.send(Letter.example()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("sending failed: ");
        assertThatThrownBy(() -> client.fetch("bob"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("fetching failed: ");
    }

    private static DemoClient client(Sandbox sandbox) {
        return new DemoClient(
                local(sandbox.ports().smtp()), local(sandbox.ports().pop3()));
    }

    private static DemoClient.Server local(int port) {
        return new DemoClient.Server("127.0.0.1", port);
    }
}
