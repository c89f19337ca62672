package mailtap.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shells themselves, asked what they offer behind a line. */
class CompletionIT {
    private static final Path ZSH_DRIVER = Path.of("src/test/resources/peers/complete.zsh");

    /** A line as far as it is typed, and some of what has to be offered. */
    private static final List<Map.Entry<String, List<String>>> QUESTIONS = List.of(
            Map.entry("mailtap sho", List.of("show")),
            Map.entry("mailtap show --ex", List.of("--exact", "--explain")),
            Map.entry("mailtap export --format ", List.of("text", "ndjson", "csv", "eml")),
            Map.entry("mailtap export -f m", List.of("mbox")),
            Map.entry("mailtap export --format=nd", List.of("ndjson")),
            Map.entry("mailtap show --raw ", List.of("client", "server")),
            Map.entry("mailtap show ", List.of("last", "7f3k2m9q", "1c8ed5xw")),
            Map.entry("mailtap --data there show 7", List.of("7f3k2m9q")),
            Map.entry("mailtap search subj", List.of("subject:")),
            Map.entry("mailtap search --group-by rc", List.of("rcpt", "rcpts")),
            Map.entry("mailtap search --in me", List.of("messages")),
            Map.entry("mailtap ca ", List.of("init", "trust", "untrust")),
            Map.entry("mailtap ca trust th", List.of("thunderbird")),
            Map.entry("mailtap setup out", List.of("outlook")),
            Map.entry("mailtap run --tls ", List.of("intercept", "pass", "originate")),
            Map.entry("mailtap recipients --expect no-bcc-e", List.of("no-bcc-exposed")),
            Map.entry("mailtap stats --html tal", List.of("talk.txt")),
            Map.entry("mailtap message --save fol", List.of("folder")));

    @TempDir
    private Path home = Path.of("");

    private Program program = new Program(home, Map.of());

    /** Completes only; what was captured is a table of two. */
    @BeforeEach
    void a_place_to_complete_in() throws IOException {
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path command = Files.writeString(bin.resolve("mailtap"), """
            #!/bin/sh
            echo 'ID        BEGAN                ROUTE   PEER'
            echo '7f3k2m9q  2026-11-22 09:14:03  office  192.0.2.7'
            echo '1c8ed5xw  2026-11-22 09:20:00  office  192.0.2.7'
            """);
        assertThat(command.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("talk.txt"), "");
        Files.createDirectories(home.resolve("folder"));
        program = new Program(home, Map.of("PATH", bin + ":" + System.getenv("PATH"), "HOME", home.toString()));
    }

    @Test
    void bash_offers_what_may_come() throws IOException {
        RealPeers.need("bash");
        StringBuilder asked = new StringBuilder("source " + script("bash") + "\n");
        for (String line : lines()) {
            asked.append("COMP_LINE='")
                    .append(line)
                    .append("'; COMP_WORDS=(")
                    .append(line.replace("=", " = "))
                    .append(line.endsWith(" ") ? "''" : "")
                    .append("); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _mailtap; echo \"${COMPREPLY[*]}\"; echo"
                            + " END-OF-ANSWER\n");
        }
        check(run(List.of("bash", "-c", asked.toString())));
    }

    @Test
    void zsh_offers_what_may_come() throws IOException {
        RealPeers.need("zsh");
        List<String> command =
                new ArrayList<>(List.of("zsh", "-f", ZSH_DRIVER.toAbsolutePath().toString()));
        command.add(script("zsh").toString());
        command.addAll(lines());
        check(run(command));
    }

    @Test
    void fish_offers_what_may_come() throws IOException {
        RealPeers.need("fish");
        StringBuilder asked = new StringBuilder("source " + script("fish") + "\n");
        for (String line : lines()) {
            asked.append("complete -C '").append(line).append("'; echo END-OF-ANSWER\n");
        }
        check(run(List.of("fish", "-c", asked.toString())));
    }

    private static List<String> lines() {
        return QUESTIONS.stream().map(Map.Entry::getKey).toList();
    }

    private Path script(String shell) throws IOException {
        Program.Ended made =
                TapProcess.program(home).run(Distribution.launcher().toString(), "completion", shell);
        assertThat(made.code()).as(made.out()).isZero();
        return Files.writeString(home.resolve("completion." + shell), made.out());
    }

    private String run(List<String> command) {
        Program.Ended ended = program.run(command.toArray(String[]::new));
        assertThat(ended.code()).as(ended.out()).isZero();
        return ended.out();
    }

    private static void check(String said) {
        List<String> answers = Stream.of(said.strip().split("END-OF-ANSWER")).toList();
        assertThat(answers).as(said).hasSize(QUESTIONS.size());
        for (int i = 0; i < answers.size(); i++) {
            String answer = answers.get(i);
            String line = QUESTIONS.get(i).getKey();
            assertThat(QUESTIONS.get(i).getValue())
                    .as("%s -> %s", line, answer)
                    .allSatisfy(
                            word -> assertThat(offers(answer, word)).as(word).isTrue());
        }
    }

    private static boolean offers(String answer, String word) {
        return Pattern.compile("(^|[\\s=/])" + Pattern.quote(word) + "(/|\\s|$)", Pattern.MULTILINE)
                .matcher(answer)
                .find();
    }
}
