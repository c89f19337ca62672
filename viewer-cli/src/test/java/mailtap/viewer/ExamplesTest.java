package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailtap.viewer.command.CommandTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every command line that the help, the README or a page of the documentation gives as an example is one that works. */
class ExamplesTest {
    private static final Path ROOT = Path.of("..");
    /** They do not end by themselves, or ask the network; that their words are right can be tested all the same. */
    private static final Set<String> READ_ONLY = Set.of("run", "sandbox", "demo", "tail", "doctor");

    private static final Pattern EXAMPLE =
            Pattern.compile("^ *(?:\\$ |source <\\()?(?:.* \\| )?(?:\\./)?mailtap ([a-z]+( .*)?)$");
    /** A comment, another program's turn, or the end of {@code <(…)}. */
    private static final Pattern BEHIND = Pattern.compile(" {2,}[^ ].*| +[|#>].*| *\\).*| <.*");

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern OUTPUT =
            Pattern.compile("[a-z]+\\.(txt|mbox|html|eml|pem|der|p12)|letters|mails/|parts/|\\./demo|~.*");

    private static final List<String> SECOND_MESSAGE = List.of(
            "C: MAIL FROM:<costa@amaxit.net>",
            "S: 250 2.1.0 Ok",
            "C: RCPT TO:<bob@example.org>",
            "S: 250 2.1.5 Ok",
            "C: DATA",
            "S: 354 End data with <CR><LF>.<CR><LF>",
            "C: To: bob@example.org",
            "C: ",
            "C: second",
            "C: .",
            "S: 250 2.0.0 Ok");

    @TempDir
    private Path home;

    private Path store;

    @BeforeEach
    void capture() throws IOException {
        store = home.resolve("store");
        List<List<String>> talks = new ArrayList<>();
        for (String talk : List.of("2-not-base64", "3-fetch", "1-bcc")) {
            talks.add(new ArrayList<>(Files.readAllLines(Path.of("src/test/resources/talks", talk + ".txt"))));
        }
        List<String> last = talks.getLast();
        last.addAll(last.indexOf("C: QUIT"), SECOND_MESSAGE);
        CapturedStore.write(store, talks);
        Files.writeString(home.resolve("password.txt"), "a password of more than six letters\n");
        Files.writeString(
                home.resolve("copy.eml"), "From: a@example.com\r\nTo: bob@example.org\r\nBcc: c@example.org\r\n\r\n");
    }

    /** An authority is made where there is none. */
    private Cli cli(String line) {
        Path data = line.startsWith("ca init") ? home.resolve(line.replace(' ', '-')) : store;
        return new Cli(home).with("MAILTAP_DATA", data.toString()).hearing("VXNlcm5hbWU6\n");
    }

    /** Neither is what asks a person for a password. */
    private static boolean isReadOnly(String line) {
        boolean asks = line.matches("encode (plain|login|cram-md5) .*") && !line.contains("--secret-from");
        return asks || READ_ONLY.contains(line.split(" ", 2)[0]);
    }

    private CommandLine tree() {
        OutputStream nowhere = OutputStream.nullOutputStream();
        return CommandTree.of(new Cli(home).surroundings(nowhere, nowhere));
    }

    private static List<String> footers(CommandLine command) {
        List<String> lines = new ArrayList<>();
        for (String text : command.getCommandSpec().usageMessage().footer()) {
            lines.addAll(text.lines().filter(line -> line.startsWith("  ")).toList());
        }
        command.getSubcommands().values().forEach(sub -> lines.addAll(footers(sub)));
        return lines;
    }

    /** Lines of code in the pages: indented, or between fences. */
    private static List<String> pages() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            for (Path page : Stream.concat(docs.sorted(), Stream.of(ROOT.resolve("README.md")))
                    .filter(page -> page.toString().endsWith(".md"))
                    .toList()) {
                boolean fenced = false;
                for (String line : Files.readAllLines(page)) {
                    fenced ^= line.startsWith("```");
                    if (fenced || line.startsWith("    ")) {
                        lines.add(line);
                    }
                }
            }
        }
        return lines;
    }

    private List<String[]> examples(List<String> lines) {
        Set<String> commands = tree().getSubcommands().keySet();
        List<String[]> examples = new ArrayList<>();
        for (String line : lines) {
            Matcher example = EXAMPLE.matcher(line);
            if (example.matches()) {
                String[] words = words(example.group(1));
                if (commands.contains(words[0])) {
                    examples.add(words);
                }
            }
        }
        return examples;
    }

    private String[] words(String example) {
        StringBuilder bare = new StringBuilder();
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(example);
        while (word.find() && !behind(example, word.start(), bare.isEmpty())) {
            String text = word.group(1) != null ? word.group(1) : word.group(2).replaceAll("\\)$", "");
            boolean output = word.group(1) == null && OUTPUT.matcher(text).matches();
            if (text.matches("smtp-[0-9a-f]{4}")) {
                text = fingerprint();
            }
            words.add(output ? home.resolve(text.replaceFirst("^[~.]?/", "")).toString() : text);
            bare.append(text);
        }
        return words.toArray(String[]::new);
    }

    /** Of a client that is in the store. */
    private String fingerprint() {
        String clients = cli("").run("clients", "--json").out();
        return clients.replaceFirst("(?s).*?\"fingerprint\":\"(smtp-[0-9a-f]+)\".*", "$1");
    }

    private static boolean behind(String example, int at, boolean first) {
        String before = example.substring(0, at);
        int blanks = before.length() - before.stripTrailing().length();
        return !first
                && BEHIND.matcher(" ".repeat(blanks) + example.substring(at)).lookingAt();
    }

    @Test
    void examplesOfTheHelp() {
        List<String[]> examples = examples(footers(tree()));
        assertThat(examples).hasSizeGreaterThan(80);
        work(examples);
    }

    @Test
    void examplesOfThePages() throws IOException {
        List<String[]> examples = examples(pages());
        assertThat(examples).hasSizeGreaterThan(20);
        work(examples);
    }

    private void work(List<String[]> examples) {
        assertThat(cli("").run("ca", "init", "smtp.example.com").exitCode()).isZero();
        assertThat(examples.stream().map(List::of).distinct()).allSatisfy(example -> {
            String[] words = example.toArray(String[]::new);
            String line = String.join(" ", words);
            if (isReadOnly(line)) {
                assertThatCode(() -> tree().parseArgs(words)).as(line).doesNotThrowAnyException();
            } else {
                Cli.Result result = cli(line).run(words);
                assertThat(result.exitCode()).as(line + "\n" + result.err()).isIn(0, 1, 3, 4);
            }
        });
    }
}
