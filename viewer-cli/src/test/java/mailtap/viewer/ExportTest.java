package mailtap.viewer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailtap.notation.NotationException;
import mailtap.notation.NotationReader;
import mailtap.notation.NotationStyle;
import mailtap.notation.NotationWriter;
import mailtap.transcript.Transcript;
import mailtap.viewer.Cli.Result;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.GrowingFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    private static Path store;

    @TempDir
    private Path folder;

    @BeforeAll
    static void capture(@TempDir Path home) throws IOException {
        store = home.resolve("store");
        CapturedStore.write(store, "talks");
    }

    private Result mailtap(String... args) {
        return new Cli(folder).with("MAILTAP_DATA", store.toString()).run(args);
    }

    private String exported(String format, String... query) {
        String[] args = Stream.concat(Stream.of("export", "--format", format), Stream.of(query))
                .toArray(String[]::new);
        Result result = mailtap(args);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        return result.out();
    }

    private List<String> files(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void textCanBeReadBack() throws NotationException {
        String text = exported("text");
        List<Transcript> sessions = NotationReader.readAll(text);
        assertThat(sessions).hasSize(5);
        StringBuilder again = new StringBuilder();
        for (Transcript session : sessions) {
            again.append(again.isEmpty() ? "" : "\n").append(NotationWriter.write(session, NotationStyle.EXACT));
        }
        assertThat(again).hasToString(text);
    }

    @Test
    void textHasNoSecrets() {
        assertThat(exported("text")).contains("C: ****").doesNotContain("MTk4MjIxNA", "mypassword", "correct horse");
    }

    @Test
    void jsonIsWhatShowPrints() {
        List<String> lines = exported("json", "code:535").lines().toList();
        assertThat(lines)
                .hasSize(1)
                .first()
                .isEqualTo(mailtap("show", "1c8e", "--json").out().strip());
        assertThat(exported("json").lines()).hasSize(5);
    }

    @Test
    void sessionsAreThoseInWhichTheQueryFindsSomethingEachOnce() {
        assertThat(exported("text", "verb:rcpt").lines().filter(line -> line.startsWith("session ")))
                .hasSize(2);
        assertThat(exported("json", "--since", "2026-11-22T09:35:00Z").lines()).hasSize(2);
    }

    @Test
    void ndjsonHasTheSchemasNames() {
        String message =
                exported("ndjson", "--in", "messages", "rcpt:erin@example.net").strip();
        assertThat(message)
                .startsWith("{\"@timestamp\":\"2026-11-22T09:14:03.238000Z\",\"ecs\":{\"version\":\"")
                .contains("\"from\":{\"address\":[\"costa@amaxit.net\"]}", "\"user\":{\"name\":[\"costa@amaxit.net\"]}")
                .contains("\"source\":{\"ip\":\"192.0.2.7\"", "\"helo\":[\"GP\"]")
                .contains("\"event\":{\"kind\":\"event\",\"module\":\"mailtap\",\"dataset\":\"mailtap.message\"")
                .doesNotContain("\"message\":\"");
        assertThat(exported("ndjson", "--in", "exchanges", "verb:auth"))
                .as("in nanoseconds")
                .contains("\"duration\":30000000")
                .as("with what is known of the session")
                .contains("\"protocol\":\"smtp\"", "\"source\":{\"ip\":\"192.0.2.7\"");
        assertThat(exported("ndjson", "--in", "messages", "deleted:true")).contains("\"deleted\":true");
    }

    @Test
    void noCellOfATableIsAFormula() {
        String table = exported("csv", "--in", "exchanges");
        Pattern cell = Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))", Pattern.MULTILINE);
        assertThat(cell.matcher(table).results().map(one -> one.group(1) == null ? one.group(2) : one.group(1)))
                .hasSizeGreaterThan(100)
                .noneMatch(text -> text.matches("(?s)[=+@\\t\\r-].*"));
        assertThat(table).contains("\"'+OK\"").endsWith("\r\n");
        assertThat(table.lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).startsWith("id,at,"));
    }

    @Test
    void messagesGoIntoOneFileOrMany() throws IOException {
        String mbox = exported("mbox");
        assertThat(Pattern.compile("(?m)^From ").matcher(mbox).results()).hasSize(3);
        Path letters = folder.resolve("letters");
        assertThat(mailtap("export", "-f", "eml", "-o", letters.toString()).err())
                .contains("left out");
        assertThat(files(letters))
                .hasSize(3)
                .allMatch(name -> name.matches("[0-9a-z]{13}\\.m\\d+[^/\\\\\\p{Cntrl}\\u202e]*\\.eml"));
        Path invoice = letters.resolve(files(letters).stream()
                .filter(name -> name.startsWith("7f3k"))
                .findFirst()
                .orElseThrow());
        assertThat(Files.readString(invoice))
                .isEqualTo(mailtap("message", "7f3k.m1", "--eml", "-").out());
        assertThat(files(folder)).containsExactly("letters");
    }

    @Test
    void aFolderThatIsHalfWrittenIsGoneOnWith() throws IOException {
        Path letters = folder.resolve("letters");
        mailtap("export", "-f", "eml", "-o", letters.toString());
        List<String> all = files(letters);
        Path partial = Files.move(letters, folder.resolve("letters.partial"));
        Files.delete(partial.resolve(all.getFirst()));
        Path kept = Files.writeString(partial.resolve(all.getLast()), "as it was");
        Path mark = partial.resolve(".half-written");
        Files.writeString(
                mark, "Half written by mailtap export. The same command goes on with: rcpt:x --since now-1h\n");

        Result other = mailtap("export", "-f", "eml", "-o", letters.toString());
        assertThat(other.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(other.err()).contains("half of another export", "rcpt:x --since now-1h");

        Files.writeString(mark, "Half written by mailtap export. The same command goes on with: everything\n");
        Result same = mailtap("export", "-f", "eml", "-o", letters.toString());
        assertThat(same.exitCode()).isZero();
        assertThat(same.err()).contains("going on with " + partial + ", which has 2 messages already");
        assertThat(files(letters)).containsExactlyElementsOf(all);
        assertThat(letters.resolve(kept.getFileName())).hasContent("as it was");
        assertThat(files(folder)).containsExactly("letters");
    }

    @Test
    void whatFailsHalfwayStaysToBeGoneOnWith() throws IOException {
        Path letters = folder.resolve("letters");
        assertThatThrownBy(() -> {
                    try (GrowingFolder half = GrowingFolder.open(letters, false, "all")) {
                        half.add("a", out -> out.write('a'));
                        half.add("b", out -> {
                            out.write('b');
                            throw new IOException("No space left on device");
                        });
                    }
                })
                .hasMessage("No space left on device");
        assertThat(files(folder)).containsExactly("letters.partial");
        assertThat(files(folder.resolve("letters.partial"))).containsExactly(".half-written", "a");
        try (GrowingFolder again = GrowingFolder.open(letters, false, "all")) {
            assertThat(again.found()).isEqualTo(1);
            assertThatThrownBy(() -> GrowingFolder.open(letters, false, "all").close())
                    .hasMessageContaining("another export is writing");
            again.add("a", out -> out.write('x'));
            again.add("b", out -> out.write('b'));
            again.complete();
        }
        assertThat(letters.resolve("a")).hasContent("a");
        assertThat(files(letters)).containsExactly("a", "b");
    }

    @Test
    void aPageHasTheDialoguesAndNothingThatActs() throws IOException {
        Path page = folder.resolve("page.html");
        assertThat(mailtap("export", "-f", "html", "-o", page.toString()).exitCode())
                .isZero();
        String html = Files.readString(page);
        assertThat(html)
                .contains("RCPT TO:&lt;erin@example.net&gt;", "in no header")
                .endsWith("</html>\n");
        assertThat(html.replace("<style>", "")).doesNotContain("<script", "javascript:", "src=", "href=\"h");
        assertThat(html.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
    }

    @Test
    void whatFailsLeavesNothing() throws IOException {
        Path target = folder.resolve("out");
        assertThat(mailtap("export", "-f", "text", "-o", target.toString(), "rcpt:nobody@nowhere")
                        .exitCode())
                .isEqualTo(ExitCode.NOTHING);
        assertThat(mailtap("export", "-f", "text", "-o", target.toString(), "cod:1")
                        .exitCode())
                .isEqualTo(ExitCode.WRONG_USE);
        Result full = mailtap("export", "-f", "text", "-o", "/dev/full");
        assertThat(full.exitCode()).isEqualTo(ExitCode.IO);
        assertThat(full.err()).contains("cannot write the output: /dev/full: ");
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void whatIsThereIsReplacedOnlyByForce() throws IOException {
        Path target = Files.writeString(folder.resolve("out"), "mine", UTF_8);
        Result refused = mailtap("export", "-f", "json", "-o", target.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(refused.err()).contains("--force");
        assertThat(target).hasContent("mine");
        assertThat(mailtap("export", "-f", "json", "-o", target.toString(), "--force")
                        .exitCode())
                .isZero();
        assertThat(Files.readString(target)).startsWith("{\"schema\":1");
        assertThat(files(folder)).containsExactly("out");
    }
}
