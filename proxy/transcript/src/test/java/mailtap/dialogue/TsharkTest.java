package mailtap.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mailtap.mail.Conversation;
import mailtap.mail.Exchange;
import mailtap.mail.Reply;
import mailtap.sasl.Secrets;
import org.junit.jupiter.api.Test;

/** Commands and replies of recorded conversations, counted by mailtap and by tshark; docs/captures.md explains. */
class TsharkTest {
    private static final String FIELDS =
            "smtp.req.command,smtp.response.code,pop.request.command,pop.response.indicator";

    @Test
    void recorded_talks_are_read_as_tshark_reads_them() throws IOException, InterruptedException {
        String folder = System.getenv("MAILTAP_CAPTURES");
        assumeTrue(folder != null, "MAILTAP_CAPTURES names no folder of captures: skipped");
        assumeTrue(tsharkIsThere(), "tshark is not installed: skipped");
        Map<String, String> differences = new TreeMap<>();
        List<Path> files = CapturesTest.captures(Path.of(folder));
        for (Path file : files) {
            Map<String, Integer> ours = ours(file);
            Map<String, Integer> theirs = theirs(file);
            if (!ours.equals(theirs)) {
                differences.put(Path.of(folder).relativize(file).toString(), "ours " + ours + " tshark " + theirs);
            }
        }
        assertThat(files).hasSizeGreaterThan(40);
        String explained = Files.readString(Path.of("../../docs/captures.md"));
        assertThat(differences)
                .allSatisfy((file, counts) ->
                        assertThat(explained).as("%s: %s", file, counts).contains("| " + file + " |"));
    }

    private static Map<String, Integer> ours(Path file) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (TcpTalk talk : Captures.read(file)) {
            if (talk.isMail() && talk.hasData()) {
                Conversation heard = Conversation.of(Chunks.asSaid(talk.protocol(), Secrets.masked(), talk.turns())
                        .normalForm());
                heard.exchanges().forEach(exchange -> count(exchange, counts));
            }
        }
        return counts;
    }

    private static void count(Exchange exchange, Map<String, Integer> counts) {
        if (exchange.command() != null) {
            counts.merge(exchange.verb(), 1, Integer::sum);
        }
        for (Reply reply : exchange.replies()) {
            counts.merge(reply.code(), 1, Integer::sum);
        }
    }

    private static Map<String, Integer> theirs(Path file) throws IOException, InterruptedException {
        ProcessBuilder tshark =
                new ProcessBuilder("tshark", "-r", file.toString(), "-Y", "smtp or pop", "-T", "fields");
        for (String field : FIELDS.split(",", -1)) {
            tshark.command().addAll(List.of("-e", field));
        }
        Process process = tshark.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Map<String, Integer> counts = new TreeMap<>();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        said.lines()
                .flatMap(line -> Stream.of(line.split("[\t,]", -1)))
                .filter(word -> !word.isBlank())
                .forEach(word -> counts.merge(word.strip().toUpperCase(Locale.ROOT), 1, Integer::sum));
        return counts;
    }

    private static boolean tsharkIsThere() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tshark")));
    }
}
