package mailtap.viewer.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mailtap.viewer.command.CommandTree;
import mailtap.viewer.home.StopSignal;
import mailtap.viewer.home.Surroundings;
import mailtap.viewer.print.Terminal;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What is offered for an option with fixed values, what it takes and what a mistake names are the same words. */
class FixedWordsTest {
    private static final Surroundings NOWHERE = new Surroundings(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            Map.of(),
            Terminal.none(80),
            Clock.systemUTC(),
            StopSignal.byHand());

    private record Fixed(CommandLine command, OptionSpec option, List<String> words) {
        /** A line that is right but for the value, as far as picocli looks. */
        String[] line(String value) {
            List<String> line = new ArrayList<>(List.of(option.longestName() + "=" + value));
            command.getCommandSpec().options().stream()
                    .filter(other -> other.required() && !other.equals(option))
                    .forEach(other -> line.add(other.longestName() + "="
                            + FixedWords.of(other).stream().findFirst().orElse("x")));
            command.getCommandSpec().positionalParameters().stream()
                    .filter(argument -> argument.arity().min() > 0)
                    .forEach(argument -> line.add(
                            FixedWords.of(argument).stream().findFirst().orElse("x")));
            return line.toArray(String[]::new);
        }
    }

    @Test
    void whatIsOfferedIsTakenAndNamedInMistakes() {
        List<Fixed> all = each(CommandTree.of(NOWHERE)).toList();
        assertThat(all).extracting(one -> one.option().longestName()).contains("--tls-min", "--expect", "--content");
        for (Fixed one : all) {
            Choices offered = Choices.of(one.command().getCommandName(), one.option());
            assertThat(offered.words()).as(one.option().longestName()).isEqualTo(one.words());
            for (String word : one.words()) {
                Object value = one.command()
                        .parseArgs(one.line(word))
                        .matchedOptionValue(one.option().longestName(), null);
                assertThat(String.valueOf(value)).as(word).containsIgnoringCase(word);
            }
            assertThatThrownBy(() -> one.command().parseArgs(one.line("nonsense")))
                    .isInstanceOfSatisfying(
                            ParameterException.class,
                            mistake -> assertThat(CommandTree.words(mistake))
                                    .startsWith(one.option().longestName() + " nonsense: expected "
                                            + one.words().getFirst())
                                    .contains(one.words()));
        }
    }

    private static Stream<Fixed> each(CommandLine command) {
        Stream<Fixed> own = command.getCommandSpec().options().stream()
                .filter(option -> !FixedWords.of(option).isEmpty())
                .map(option -> new Fixed(command, option, FixedWords.of(option)));
        return Stream.concat(own, command.getSubcommands().values().stream().flatMap(FixedWordsTest::each));
    }
}
