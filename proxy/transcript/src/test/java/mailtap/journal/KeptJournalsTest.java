package mailtap.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mailtap.transcript.Bytes;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Origin;
import mailtap.transcript.SecretFacts;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal of each format version is kept for ever, and read. */
class KeptJournalsTest {
    private static final Instant AT = Instant.parse("2026-11-22T09:14:04Z");

    @TempDir
    Path folder;

    @Test
    void versionOneIsRead() throws IOException {
        Path lane = Files.createDirectories(folder.resolve("journal/run"));
        try (InputStream kept = getClass().getResourceAsStream("/journals/v1/0000000001.segment")) {
            Files.copy(
                    Objects.requireNonNull(kept, "the kept journal"),
                    lane.resolve("0000000001.segment"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        DataDirectory data = DataDirectory.open(folder);

        assertThat(JournalReaderTest.withoutTallies(JournalReaderTest.readAll(data, Map.of())))
                .isEqualTo(said());
        assertThat(JournalCheck.of(data, bytes -> {}).isSound()).isTrue();
    }

    /** Writes it; needed once for each version. The argument is a data directory. */
    public static void main(String[] arguments) throws IOException {
        DataDirectory data = DataDirectory.open(Path.of(arguments[0]));
        try (JournalWriter writer = JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT)) {
            for (JournalEntry entry : said()) {
                writer.record(entry.session(), entry.entry());
                writer.flush().toCompletableFuture().join();
            }
        }
    }

    /** Every kind of entry, two sessions through one another, something long enough to be packed, and no end of one. */
    private static List<JournalEntry> said() {
        Talk talk = new Talk(0x0123_4567_89AB_CDEFL)
                .start()
                .server("220 smtp.example.com ESMTP\r\n")
                .client("AUTH PLAIN ")
                .add(Frame.absent(AT, Side.CLIENT, Label.CREDENTIAL, 1, 11, 24))
                .add(Frame.kept(AT, Side.CLIENT, Label.COMMAND, 1, 35, Bytes.latin1("\r\n")))
                .add(Frame.kept(
                        AT, Side.SERVER, Label.REPLY, 1, 28, Bytes.latin1("535 authorization failed (#5.7.0)\r\n")))
                .add(new LoginFacts(
                        AT,
                        1,
                        "PLAIN",
                        "jms1@jms1.net",
                        null,
                        LoginFacts.Outcome.FAILURE,
                        "535",
                        new SecretFacts(SecretFacts.Encoding.BASE64, false, true, 0xBEEF),
                        Map.of()))
                .add(new Finding(AT, FindingKind.AUTH_BEFORE_TLS, Origin.CLIENT, 1, 11, "a secret in the clear"))
                .add(Frame.kept(
                        AT, Side.CLIENT, Label.CONTENT, 2, 37, Bytes.latin1("line of a message\r\n".repeat(200))))
                .add(Frame.absent(AT, Side.CLIENT, Label.WITHHELD, 2, 3837, 1L << 40))
                .add(new SessionEnd(
                        AT,
                        SessionEnd.EndedBy.SERVER_RESET,
                        new SessionEnd.Wire(3837 + (1L << 40), 3837),
                        SessionEnd.Wire.UNKNOWN));
        Talk other = new Talk(-1).start().server("+OK POP3\r\n");
        return List.of(
                talk.entries.get(0),
                other.entries.get(0),
                talk.entries.get(1),
                talk.entries.get(2),
                talk.entries.get(3),
                talk.entries.get(4),
                talk.entries.get(5),
                other.entries.get(1),
                talk.entries.get(6),
                talk.entries.get(7),
                talk.entries.get(8),
                talk.entries.get(9),
                talk.entries.get(10));
    }
}
