package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mailtap.viewer.home.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code recipients --expect}, {@code --sent} and {@code --truth} answer, as the tests of a mail program see it. */
class ExpectTest {
    private static final String HEAD = "From: alice@example.org / To: bob@example.org / Subject: ";
    private static final Map<Integer, String> WORDS =
            Map.of(ExitCode.DONE, "kept", ExitCode.BREACH, "breached", ExitCode.INCONCLUSIVE, "cannot be told");

    @TempDir
    private Path home;

    private Cli cli = new Cli(Path.of(""));

    @BeforeEach
    void store() throws IOException {
        Path data = home.resolve("store");
        CapturedStore.write(
                data,
                List.of(
                        talk(1, HEAD + "listed", "250 Ok", "bob"),
                        talk(2, HEAD + "leak / Bcc: erin@example.org", "250 Ok", "bob", "erin"),
                        talk(3, HEAD + "unsent / Cc: carol@example.org", "250 Ok", "bob"),
                        talk(4, HEAD + "hidden / Message-ID: <4@example.org>", "250 Ok", "bob", "erin", "frank"),
                        talk(5, "Received: by x / " + HEAD + "transfer", "250 Ok", "bob", "erin"),
                        talk(6, HEAD + "refused", "554 no", "bob"),
                        talk(7, HEAD + "cut", "", "bob")));
        cli = new Cli(home).with("MAILTAP_DATA", data.toString());
    }

    /** A session in which one message is sent; without a last reply it ends in the middle of it. */
    private static List<String> talk(int number, String header, String last, String... recipients) {
        List<String> lines = new ArrayList<>();
        lines.add("SMTP office %013d 2026-11-22T09:%02d:00Z".formatted(number, number));
        lines.addAll(List.of("S: 220 hi", "C: EHLO me", "S: 250 mx", "C: MAIL FROM:<alice@example.org>", "S: 250 Ok"));
        for (String one : recipients) {
            lines.addAll(List.of("C: RCPT TO:<" + one + "@example.org>", "S: 250 Ok"));
        }
        lines.addAll(List.of("C: DATA", "S: 354 go"));
        for (String field : header.split(" / ", -1)) {
            lines.add("C: " + field);
        }
        lines.addAll(List.of("C: ", "C: hello"));
        if (!last.isEmpty()) {
            lines.addAll(List.of("C: .", "S: " + last, "C: QUIT", "S: 221 bye"));
        }
        lines.add("end");
        return lines;
    }

    @ParameterizedTest
    @CsvSource({
        "no-bcc-exposed, 0, 3, 0, 0, 0, 4, 4, 4",
        "no-bcc-field, 0, 3, 0, 0, 0, 4, 4, 4",
        "nobody-learnt, 0, 3, 0, 0, 0, 4, 4, 4",
        "all-listed, 0, 3, 0, 3, 4, 4, 4, 4",
        "all-sent, 0, 0, 3, 0, 4, 4, 4, 4",
    })
    void everyExpectationIsKeptBreachedOrCannotBeTold(
            String name, int listed, int leak, int unsent, int hidden, int transfer, int refused, int cut, int none) {
        int[] expected = {listed, leak, unsent, hidden, transfer, refused, cut};
        for (int i = 0; i < expected.length; i++) {
            Cli.Result result = cli.run("recipients", "000000000000" + (i + 1), "--expect", name);
            assertThat(result.exitCode()).as(name + " of " + (i + 1)).isEqualTo(expected[i]);
            assertThat(result.out()).as(name + " of " + (i + 1)).endsWith(name + ": " + WORDS.get(expected[i]) + "\n");
        }
        Cli.Result nothing = cli.run("recipients", "subject:nothing", "--expect", name);
        assertThat(nothing.exitCode()).isEqualTo(none);
        assertThat(nothing.err()).contains("no sent message is found for subject:nothing");
        assertThat(nothing.out()).endsWith(name + ": cannot be told\n");
    }

    /** One message that breaches is enough, and a breach is worse than what cannot be told. */
    @Test
    void ofManyTheWorstCounts() {
        assertThat(cli.run("recipients", "subject:listed OR subject:leak", "--expect", "no-bcc-exposed")
                        .exitCode())
                .isEqualTo(ExitCode.BREACH);
        assertThat(cli.run("recipients", "subject:listed OR subject:refused", "--expect", "no-bcc-exposed")
                        .exitCode())
                .isEqualTo(ExitCode.INCONCLUSIVE);
        Cli.Result two = cli.run(
                "recipients", "subject:transfer", "--expect", "all-listed", "--expect", "no-bcc-field", "--json");
        assertThat(two.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(two.out().lines()).hasSize(1);
        assertThat(two.err()).isEqualTo("all-listed: cannot be told\nno-bcc-field: kept\n");
        assertThat(cli.run("recipients", "subject:leak", "--expect", "no-such").err())
                .isEqualTo("mailtap: --expect no-such: expected no-bcc-exposed, no-bcc-field, nobody-learnt, all-listed"
                        + " or all-sent\n");
    }

    /** A list shows the newest; a test takes all. */
    @Test
    void theOldestOfManyIsTestedToo() throws IOException {
        List<List<String>> talks = new ArrayList<>();
        talks.add(talk(1, HEAD + "leak / Bcc: erin@example.org", "250 Ok", "bob", "erin"));
        for (int i = 2; i < 30; i++) {
            talks.add(talk(i, HEAD + "leak / Message-ID: <" + i + "@example.org>", "250 Ok", "bob"));
        }
        Path data = home.resolve("many");
        CapturedStore.write(data, talks);
        Cli many = new Cli(home).with("MAILTAP_DATA", data.toString());
        Cli.Result all = many.run("recipients", "subject:leak", "--expect", "no-bcc-exposed");
        assertThat(all.exitCode()).isEqualTo(ExitCode.BREACH);
        assertThat(all.out()).endsWith("no-bcc-exposed: breached  00000000.m1\n");
        Cli.Result few = many.run("recipients", "subject:leak", "-n", "3", "--expect", "no-bcc-exposed");
        assertThat(few.exitCode()).isZero();
        assertThat(few.out()).endsWith("the newest 3 of 29; --limit N shows more\n\nno-bcc-exposed: kept for all 3\n");
    }

    private static final String OWN =
            "From: alice@example.org\nTo: bob@example.org\nBcc: Erin <erin@example.org>,\n frank@example.org\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Message-ID: <4@example.org>\\n | hidden, certain",
                "'' | hidden, certain",
                "Message-ID: <5@example.org>\\n | another message",
            })
    void theSendersOwnCopyDecides(String first, String answer) throws IOException {
        for (String lineEnd : new String[] {"\n", "\r\n"}) {
            String text = (first.translateEscapes() + OWN + "\nhello\n").replace("\n", lineEnd);
            Path file = Files.writeString(home.resolve("own copy.eml"), text);
            Cli.Result result = cli.run("recipients", "subject:hidden", "--json", "--sent", file.toString());
            if (answer.startsWith("hidden")) {
                assertThat(Running.judged(result)).isEqualTo(answer);
                assertThat(result.out())
                        .contains("erin@example.org is in the envelope and in no header; its author put it in Bcc");
            } else {
                assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
                assertThat(result.err())
                        .isEqualTo("mailtap: --sent " + file + " is the copy of another message: its Message-ID is"
                                + " 5@example.org, and that of the message sent is 4@example.org\n");
            }
        }
    }

    /** Only its head is read, and what stands behind that is no hindrance. */
    @Test
    void aHugeCopyIsReadAsFarAsItSaysSomething() throws IOException {
        Path file = home.resolve("huge.eml");
        Files.writeString(file, OWN + "\n" + ("x".repeat(99) + "\n").repeat(200_000));
        assertThat(Running.judged(cli.run("recipients", "subject:hidden", "--json", "--sent", file.toString())))
                .isEqualTo("hidden, certain");
    }

    @Test
    void aCopyThatNamesNotEverybodyLeavesItOpen() throws IOException {
        Path file = Files.writeString(home.resolve("own.eml"), "To: bob@example.org\nBcc: erin@example.org\n\n");
        assertThat(Running.judged(cli.run("recipients", "subject:hidden", "--json", "--sent", file.toString())))
                .isEqualTo("hidden, likely");
        Path nobody = Files.writeString(home.resolve("nobody.eml"), "To: bob@example.org\n\n");
        Cli.Result unmeant = cli.run("recipients", "subject:hidden", "--json", "--sent", nobody.toString());
        assertThat(Running.judged(unmeant)).isEqualTo("unlisted, undecidable");
        assertThat(unmeant.out()).contains("its author did not name it");
    }

    @Test
    void whatIsNoCopyAtAllIsOneLine() throws IOException {
        Path binary = Files.write(home.resolve("photo.jpg"), new byte[] {-1, -40, -1, 0, 10, 13, 0, 58, 32, 7});
        Path empty = Files.createFile(home.resolve("empty.eml"));
        for (Path file : List.of(binary, empty)) {
            Cli.Result result = cli.run("recipients", "subject:hidden", "--sent", file.toString());
            assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
            assertThat(result.err())
                    .isEqualTo("mailtap: --sent " + file + " names nobody in To, Cc or Bcc; is it a message?\n");
        }
        Path missing = home.resolve("missing.eml");
        Cli.Result result = cli.run("recipients", "subject:hidden", "--sent", missing.toString());
        assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(result.err()).isEqualTo("mailtap: --sent " + missing + ": there is no such file\n");
        Cli.Result folder = cli.run("recipients", "subject:hidden", "--sent", home.toString());
        assertThat(folder.exitCode()).isEqualTo(ExitCode.IO);
        assertThat(folder.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "to=bob@example.org,bcc=erin@example.org,frank@example.org | hidden, certain",
                "bcc=ERIN@example.org,frank@example.org | hidden, likely",
                "to=bob@example.org,bcc=erin@EXAMPLE.org,bcc=frank@example.org | hidden, certain",
                "to=bob@example.org,bcc=zoe@example.org | unlisted, undecidable",
                "bcc=bob@example.org | bcc-exposed, certain; erin learnt [bob]; frank learnt [bob]",
                "erin@example.org | expected to=…,cc=…,bcc=… with addresses behind each",
            })
    void theSameByWordOfMouth(String truth, String answer) {
        Cli.Result result = cli.run("recipients", "subject:hidden", "--json", "--truth", truth);
        if (answer.startsWith("expected")) {
            assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
            assertThat(result.err()).contains(answer);
        } else {
            assertThat(Running.judged(result)).isEqualTo(answer);
        }
        assertThat(cli.run("recipients", "--sent", "a", "--truth", "to=b").exitCode())
                .isEqualTo(ExitCode.WRONG_USE);
    }
}
