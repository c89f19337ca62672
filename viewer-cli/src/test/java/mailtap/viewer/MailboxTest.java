package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {
    private static final List<String> FETCHED = List.of(
            "POP3 mailbox bbbbbbbbbbbbb 2026-11-22T09:10:00Z",
            "S: +OK ready",
            "C: USER bob",
            "S: +OK",
            "C: PASS secret",
            "S: +OK",
            "C: RETR 1",
            "S: +OK",
            "S: Subject: nobody asked for its name",
            "S: ",
            "S: text",
            "S: .",
            "end");

    @TempDir
    private Path home;

    @Test
    void what_was_fetched_without_unique_ids_is_counted() throws IOException {
        CapturedStore.write(home, List.of(FETCHED));
        Cli cli = new Cli(home).with("MAILTAP_DATA", home.toString());

        assertThat(cli.run("mailbox").out()).contains("1 fetched by a client that asked for no unique-ids");
        assertThat(cli.run("mailbox", "--json").out())
                .startsWith("{\"schema\":")
                .contains("\"mailbox\":\"bob at mail.example.com:110\",\"fetched_without_uidl\":1}\n");
    }
}
