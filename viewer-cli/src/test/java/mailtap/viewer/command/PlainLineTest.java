package mailtap.viewer.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import mailtap.viewer.home.StopSignal;
import mailtap.viewer.home.Surroundings;
import mailtap.viewer.print.Terminal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is read without the tree is what the tree would have read. */
class PlainLineTest {
    private static final Surroundings NOWHERE = new Surroundings(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            Map.of(),
            Terminal.none(80),
            Clock.systemUTC(),
            StopSignal.byHand());
    private static final List<PlainSlot> TABLE = PlainTable.of(CommandTree.of(NOWHERE));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "search subject:invoice from:erin",
                "search rcpt:@example.net code:5xx --json --limit 5",
                "show",
                "show last",
                "show last --raw client",
                "--data folder show last --color=never",
                "stats --since yesterday",
                "sessions -n 5 --no-pager",
                "recipients last --truth to=a@example.org",
                "index --rebuild"
            })
    void whatPeopleTypeMostlyIsPlain(String line) {
        List<String> args = List.of(line.split(" ", -1));

        assertThat(PlainLine.read(TABLE, NOWHERE, args)).isPresent();
        check(args);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "search --help",
                "serach x",
                "show last last~1",
                "show --jsno",
                "sessions -n5",
                "sessions --limit x",
                "sessions --limit 3 --limit 4",
                "sessions --limit",
                "sessions --limit --json",
                "search --json=true x",
                "search @file",
                "show -- last",
                "last show",
                "show --raw neither",
                "--json search x",
                "--data search x",
                "ca show",
                "export --format text",
                "completion bash",
                "--version sessions",
                "help"
            })
    void theRestIsLeftToTheTree(String line) {
        assertThat(PlainLine.read(TABLE, NOWHERE, List.of(line.split(" ", -1)))).isEmpty();
    }

    @Property(tries = 300)
    void plainLinesSayTheSameToTheTree(@ForAll("lines") List<String> args) {
        check(args);
    }

    @Test
    void theTableIsTheSameWhenItIsReadBack() {
        assertThat(TABLE.stream().map(PlainSlot::line).map(PlainSlot::read)).containsExactlyElementsOf(TABLE);
    }

    @Test
    void everyCommandIsInTheTree() {
        Set<String> names =
                new TreeSet<>(CommandTree.of(NOWHERE).getSubcommands().keySet());
        assertThat(CommandTree.NAMES).containsExactlyInAnyOrderElementsOf(names);
    }

    private static void check(List<String> args) {
        Optional<Callable<Integer>> plain = PlainLine.read(TABLE, NOWHERE, args);
        if (plain.isPresent()) {
            CommandLine.ParseResult parsed = CommandTree.of(NOWHERE).parseArgs(args.toArray(String[]::new));
            Object byTree = parsed.subcommand().commandSpec().userObject();
            assertThat(values("", plain.get())).as("%s", args).isEqualTo(values("", byTree));
        }
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> words = Arbitraries.of(
                "last", "x", "5", "0", "5.5", "-1", "--", "--help", "client", "always", "NEVER", "a=b", "@x", "", "-",
                "*");
        List<String> options =
                TABLE.stream().flatMap(slot -> slot.names().stream()).distinct().toList();
        Arbitrary<String> given = Arbitraries.oneOf(
                words,
                Arbitraries.of(options),
                Arbitraries.of(options).flatMap(option -> words.map(value -> option + "=" + value)),
                Arbitraries.of(CommandTree.NAMES));
        Arbitrary<String> commands =
                Arbitraries.of(TABLE.stream().map(PlainSlot::command).distinct().toList());
        return commands.flatMap(command -> given.list()
                .ofMaxSize(4)
                .map(rest -> Stream.concat(Stream.of(command), rest.stream()).toList()));
    }

    /** Of all that the command line can set. */
    private static Map<String, String> values(String above, Object holder) {
        Map<String, String> values = new TreeMap<>();
        for (Field field : fields(holder)) {
            String name = above + "." + field.getName();
            Object value = value(field, holder);
            if (value != null && isOurs(value.getClass())) {
                values.putAll(values(name, value));
            } else {
                values.put(name, String.valueOf(value));
            }
        }
        return values;
    }

    private static boolean isOurs(Class<?> type) {
        return !type.isEnum() && type.getPackageName().equals(PlainLine.class.getPackageName());
    }

    private static List<Field> fields(Object holder) {
        List<Field> fields = new ArrayList<>();
        for (Field field : holder.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().equals(Surroundings.class)) {
                field.setAccessible(true);
                fields.add(field);
            }
        }
        return fields;
    }

    private static @Nullable Object value(Field field, Object holder) {
        try {
            return field.get(holder);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
