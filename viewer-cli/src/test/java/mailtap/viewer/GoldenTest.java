package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailtap.viewer.command.CommandTree;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Command lines and their whole output. A file holds {@code $ mailtap …} lines, each followed by what it prints, what it
 * says on standard error behind {@code ! } and its exit code unless that is 0. The file's name tells the width and
 * whether there is colour: {@code sessions.160.colour.txt}; an escape character is shown as {@code ␛}. The files named {@code each} hold every command once, the same
 * ones each. With {@code
 * -Dgolden.update=true} the files are written anew; look at the difference before keeping it.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final List<String> EACH =
            List.of("each.80.txt", "each.80.colour.txt", "each.160.txt", "each.160.colour.txt");
    /** What these print depends on the machine, or is made from all the rest. */
    private static final List<String> OF_THE_MACHINE = List.of("doctor", "completion", "man");

    private static final Pattern WIDTH = Pattern.compile("\\.(\\d+)\\.");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /** How the journal falls into blocks is a matter of time, and so is its size. */
    private static final Pattern SIZE_ON_DISK =
            Pattern.compile("(entries of |in 1 file, |\"blocks\":|\"segments\":1,\"bytes\":)[0-9.]+( k?B)?");

    @TempDir
    private Path home;

    @TestFactory
    Stream<DynamicTest> everyFileIsWhatItsCommandsPrint() throws IOException {
        return files().stream().map(file -> DynamicTest.dynamicTest(file.getFileName() + "", () -> check(file)));
    }

    @Test
    void everyCommandIsSeenAtTwoWidthsWithColoursAndWithout() throws IOException {
        OutputStream nowhere = OutputStream.nullOutputStream();
        Set<String> commands = new TreeSet<>(CommandTree.of(new Cli(home).surroundings(nowhere, nowhere))
                .getSubcommands()
                .keySet());
        commands.removeAll(OF_THE_MACHINE);
        List<String> first = commands("each.80.txt");
        for (String name : EACH) {
            assertThat(commands(name)).as(name).isEqualTo(first);
        }
        List<String> seen = new ArrayList<>();
        for (Path file : files()) {
            seen.addAll(commands(file.getFileName().toString()));
        }
        assertThat(seen.stream()
                        .map(GoldenTest::words)
                        .filter(words -> words.length > 0)
                        .map(words -> words[0]))
                .containsAll(commands);
    }

    static List<String> commands(String name) throws IOException {
        return Files.readAllLines(FOLDER.resolve(name)).stream()
                .filter(line -> line.startsWith("$ mailtap"))
                .toList();
    }

    @Test
    void thereAreFiles() throws IOException {
        assertThat(files()).isNotEmpty();
    }

    @Test
    void noSecretIsInAnyOfThem() throws IOException {
        List<String> secrets = List.of("MTk4MjIxNA", "1982214", "mypassword", "correct horse");
        for (Path file : files()) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain(secrets);
        }
    }

    @Test
    void nothingCapturedReachesTheScreenRaw() throws IOException {
        Pattern ours = Pattern.compile("␛\\[[0-9;]*m");
        for (Path file : files()) {
            String text = ours.matcher(Files.readString(file)).replaceAll("");
            assertThat(text.codePoints().filter(GoldenTest::mayAct).boxed())
                    .as(file.toString())
                    .isEmpty();
        }
    }

    private static boolean mayAct(int point) {
        boolean control = Character.isISOControl(point) && point != '\n';
        return control || point == '␛' || Character.getType(point) == Character.FORMAT;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    private void check(Path file) throws IOException {
        String expected = Files.readString(file);
        String actual = play(file, expected);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, actual);
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    private String play(Path file, String script) throws IOException {
        StringBuilder played = new StringBuilder();
        for (String line : script.lines().toList()) {
            if (line.startsWith("#") && played.indexOf("$ ") < 0) {
                played.append(line).append('\n');
            } else if (line.startsWith("$ mailtap")) {
                played.append(played.isEmpty() ? "" : "\n").append(line).append('\n');
                played.append(show(cli(file.getFileName().toString()).run(words(line))));
            }
        }
        return played.toString();
    }

    private Cli cli(String name) throws IOException {
        Matcher width = WIDTH.matcher(name);
        int cells = width.find() ? Integer.parseInt(width.group(1)) : 80;
        Cli cli = new Cli(Path.of("/home/you"));
        if (!name.startsWith("help") && !name.startsWith("config")) {
            cli.with("MAILTAP_DATA", store(talks(name)).toString());
        }
        if (name.startsWith("mistakes")) {
            // What turns out to be no mistake must end by itself all the same.
            cli.stop().raise();
        }
        return name.contains(".colour.") ? cli.onTerminal(cells) : cli.wide(cells);
    }

    private static String talks(String name) {
        return switch (name.split("[.-]", 2)[0]) {
            case "tls" -> "tls-talks";
            case "message" -> "messages";
            case "folded" -> "folded-talks";
            case "pair" -> "diff-talks";
            default -> "talks";
        };
    }

    private Path store(String talks) throws IOException {
        Path data = home.resolve(talks.equals("talks") ? "store" : talks);
        if (!Files.exists(data)) {
            CapturedStore.write(data, talks);
        }
        return data;
    }

    static String[] words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line.substring("$ mailtap".length()));
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        return words.toArray(String[]::new);
    }

    private String show(Cli.Result result) {
        StringBuilder text = new StringBuilder(result.out());
        Arrays.stream(result.err().split("(?<=\n)"))
                .filter(line -> !line.isEmpty())
                .forEach(line -> text.append("! ").append(line));
        if (result.exitCode() != 0) {
            text.append("exit ").append(result.exitCode()).append('\n');
        }
        return SIZE_ON_DISK
                .matcher(text)
                .replaceAll("$1#")
                .replace(home.toString(), "/home/you")
                .replace('\u001b', '␛');
    }
}
