package mailtap.viewer.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mailtap.viewer.home.Mistake;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The words that an option takes whose values are fixed: those of its type, as they are typed. */
public final class FixedWords {
    private static final Set<Class<?>> NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);

    private FixedWords() {}

    /** None where there is no such set of them. */
    public static List<String> of(ArgSpec argument) {
        Class<?> type = argument.auxiliaryTypes()[0];
        return type.isEnum() ? of(type) : List.of();
    }

    private static List<String> of(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** What is wrong with a value, where it is of another kind than its option takes. */
    public static Optional<String> complaint(ParameterException mistake) {
        ArgSpec argument = mistake.getArgSpec();
        String typed = mistake.getValue();
        if (argument == null || typed == null) {
            return Optional.empty();
        }
        String given = (argument.isOption()
                        ? ((OptionSpec) argument).longestName()
                        : argument.command().name()) + " " + typed;
        if (NUMBERS.contains(argument.auxiliaryTypes()[0])) {
            return Optional.of(given + ": expected a whole number");
        }
        List<String> words = of(argument);
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(Mistake.noneOf(given, typed, words).line());
    }
}
