package mailtap.viewer.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mailtap.viewer.home.StopSignal;
import mailtap.viewer.home.Surroundings;
import mailtap.viewer.print.Terminal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The commands that a line names say the same to it as all commands would. */
class CommandTreeTest {
    private static final Surroundings NOWHERE = new Surroundings(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            Map.of(),
            Terminal.none(80),
            Clock.systemUTC(),
            StopSignal.byHand());
    private static final List<String> OPTIONS = CommandTree.of(NOWHERE).getSubcommands().values().stream()
            .flatMap(command -> command.getCommandSpec().optionsMap().keySet().stream())
            .distinct()
            .toList();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "search subject:invoice from:erin",
                "--data show sessions",
                "--data folder show last --color=never",
                "search --help",
                "serach x",
                "show --jsno",
                "sessions --limit",
                "last show",
                "show search",
                "ca show --json",
                "completion bash",
                "man",
                "--version",
                "--version sessions",
                "--help",
                "help",
                ""
            })
    void whatALineNamesIsEnough(String line) {
        check(List.of(line.split(" ", -1)));
    }

    @Property(tries = 200)
    void anyLineIsReadAsByTheWholeTree(@ForAll("lines") List<String> args) {
        check(args);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> words = Arbitraries.of("last", "x", "5", "-1", "--", "--help", "client", "a=b", "", "*");
        Arbitrary<String> commands = Arbitraries.of(CommandTree.NAMES);
        Arbitrary<String> given = Arbitraries.oneOf(
                words,
                commands,
                Arbitraries.of(OPTIONS),
                Arbitraries.of(OPTIONS).flatMap(option -> words.map(value -> option + "=" + value)));
        return Arbitraries.oneOf(commands, given)
                .flatMap(first -> given.list()
                        .ofMaxSize(4)
                        .map(rest ->
                                Stream.concat(Stream.of(first), rest.stream()).toList()));
    }

    private static void check(List<String> args) {
        String[] line = args.toArray(String[]::new);
        try {
            String byFew = read(CommandTree.of(NOWHERE, line), line);
            assertThat(byFew).as("%s", args).isEqualTo(read(CommandTree.of(NOWHERE), line));
        } catch (ParameterException mistake) {
            assertThatThrownBy(() -> read(CommandTree.of(NOWHERE), line))
                    .as("%s", args)
                    .isInstanceOf(ParameterException.class);
        }
    }

    /** Which command was meant, and what it was given. */
    private static String read(CommandLine tree, String... line) {
        StringBuilder read = new StringBuilder();
        for (ParseResult parsed = tree.parseArgs(line); parsed != null; parsed = parsed.subcommand()) {
            read.append(parsed.commandSpec().qualifiedName());
            for (ArgSpec arg : parsed.matchedArgs()) {
                read.append(' ').append(arg.paramLabel()).append('=').append(arg.originalStringValues());
            }
        }
        return read.toString();
    }
}
