package mailtap.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mailtap.mail.Conversation;
import mailtap.mail.Exchange;
import mailtap.mail.MailFrom;
import mailtap.mail.Message;
import mailtap.mail.Reply;
import mailtap.sasl.Secrets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Commands, replies, envelopes and sizes of recorded conversations as mailtap and tshark read them; docs/captures.md explains. */
class TsharkTest {
    private static final List<String> COUNTED =
            List.of("smtp.req.command", "smtp.response.code", "pop.request.command", "pop.response.indicator");

    private static final List<String> SIZES = List.of("smtp.data.reassembled.length", "pop.data.reassembled.length");

    /**
     * What can be compared of a file.
     *
     * @param envelopes of each connection the senders and recipients in order, sorted
     * @param sizes of the messages, sorted
     */
    private record Reading(Map<String, Integer> counts, List<String> envelopes, List<Long> sizes) {}

    @Test
    void recorded_talks_are_read_as_tshark_reads_them() throws IOException, InterruptedException {
        String folder = System.getenv("MAILTAP_CAPTURES");
        assumeTrue(folder != null, "MAILTAP_CAPTURES names no folder of captures: skipped");
        assumeTrue(tsharkIsThere(), "tshark is not installed: skipped");
        Map<String, String> counts = new TreeMap<>();
        Map<String, String> envelopes = new TreeMap<>();
        Map<String, String> sizes = new TreeMap<>();
        List<Path> files = CapturesTest.captures(Path.of(folder));
        for (Path file : files) {
            String name = Path.of(folder).relativize(file).toString();
            Reading ours = ours(file);
            Reading theirs = theirs(file);
            compare(name, ours.counts(), theirs.counts(), counts);
            compare(name, ours.envelopes(), theirs.envelopes(), envelopes);
            compare(name, ours.sizes(), theirs.sizes(), sizes);
        }
        assertThat(files).hasSizeGreaterThan(40);
        List<String> explained =
                List.of(Files.readString(Path.of("../../docs/captures.md")).split("\n## ", -1));
        explained(counts, explained.get(1));
        explained(envelopes, explained.get(2));
        explained(sizes, explained.get(3));
    }

    private static void compare(String file, Object ours, Object theirs, Map<String, String> differences) {
        if (!ours.equals(theirs)) {
            differences.put(file, "ours " + ours + " tshark " + theirs);
        }
    }

    private static void explained(Map<String, String> differences, String section) {
        assertThat(differences)
                .allSatisfy((file, words) ->
                        assertThat(section).as("%s: %s", file, words).contains("| " + file + " |"));
    }

    private static Reading ours(Path file) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        List<String> envelopes = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        for (TcpTalk talk : Captures.read(file)) {
            if (talk.isMail() && talk.hasData()) {
                Conversation heard = Conversation.of(Chunks.asSaid(talk.protocol(), Secrets.masked(), talk.turns())
                        .normalForm());
                heard.exchanges().forEach(exchange -> count(exchange, counts));
                envelopes.add(envelopes(heard));
                heard.messages().stream().filter(Message::complete).forEach(message -> sizes.add(message.bytes()));
                heard.retrieved().forEach(message -> sizes.add(message.bytes()));
            }
        }
        return new Reading(counts, sorted(envelopes), sizes.stream().sorted().toList());
    }

    private static String envelopes(Conversation heard) {
        StringBuilder paths = new StringBuilder();
        for (Message message : heard.messages()) {
            MailFrom from = message.mailFrom();
            paths.append(from == null ? "" : "FROM " + path(from.path().raw()) + " ");
            message.recipients()
                    .forEach(recipient -> paths.append("TO ")
                            .append(path(recipient.path().raw()))
                            .append(' '));
        }
        return paths.toString();
    }

    /** Without brackets, blanks and parameters. */
    private static String path(String raw) {
        return raw.strip().replaceFirst("^<", "").replaceFirst("[> ].*", "");
    }

    private static List<String> sorted(Collection<String> envelopes) {
        return envelopes.stream().filter(words -> !words.isEmpty()).sorted().toList();
    }

    private static void count(Exchange exchange, Map<String, Integer> counts) {
        if (exchange.command() != null) {
            counts.merge(exchange.verb(), 1, Integer::sum);
        }
        for (Reply reply : exchange.replies()) {
            counts.merge(reply.code(), 1, Integer::sum);
        }
    }

    private static Reading theirs(Path file) throws IOException, InterruptedException {
        List<String> fields = new ArrayList<>(COUNTED);
        fields.addAll(SIZES);
        fields.addAll(List.of("tcp.stream", "smtp.req.parameter"));
        ProcessBuilder tshark = new ProcessBuilder(
                "tshark", "-r", file.toString(), "-Y", "smtp or pop", "-T", "fields", "-E", "aggregator=|");
        fields.forEach(field -> tshark.command().addAll(List.of("-e", field)));
        Process process = tshark.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> envelopes = new TreeMap<>();
        List<Long> sizes = new ArrayList<>();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        for (String line : said.split("\n", -1)) {
            String[] cells = Arrays.copyOf(line.split("\t", -1), fields.size());
            for (int i = 0; i < COUNTED.size(); i++) {
                words(cells[i]).forEach(word -> counts.merge(word.toUpperCase(Locale.ROOT), 1, Integer::sum));
            }
            for (int i = COUNTED.size(); i < COUNTED.size() + SIZES.size(); i++) {
                words(cells[i]).forEach(word -> sizes.add(Long.valueOf(word)));
            }
            String stream = String.valueOf(cells[fields.size() - 2]);
            words(cells[fields.size() - 1])
                    .filter(word -> word.matches("(?i)(FROM|TO):.*"))
                    .forEach(word -> envelopes.merge(stream, parameter(word), String::concat));
        }
        return new Reading(
                counts, sorted(envelopes.values()), sizes.stream().sorted().toList());
    }

    private static String parameter(String word) {
        int colon = word.indexOf(':');
        return word.substring(0, colon).toUpperCase(Locale.ROOT) + " " + path(word.substring(colon + 1)) + " ";
    }

    private static Stream<String> words(@Nullable String cell) {
        return cell == null
                ? Stream.empty()
                : Stream.of(cell.split("[|]", -1)).map(String::strip).filter(word -> !word.isEmpty());
    }

    private static boolean tsharkIsThere() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tshark")));
    }
}
