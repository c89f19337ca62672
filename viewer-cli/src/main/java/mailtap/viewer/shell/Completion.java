package mailtap.viewer.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What may come next behind a command.
 *
 * @param at the command's words without the first: empty for {@code mailtap} itself, {@code ca trust}
 * @param arguments values of what is no option
 */
public record Completion(String at, List<Word> commands, List<Flag> options, Choices arguments) {
    /** A word that may come, and what it is for. */
    public record Word(String name, String what) {}

    /** An option. */
    public record Flag(List<String> names, String what, boolean takesValue, Choices values) {}

    /** One for each command of the tree, the tree itself first. */
    public static List<Completion> of(CommandLine tree) {
        List<Completion> all = new ArrayList<>();
        add(tree, "", all);
        return all;
    }

    private static void add(CommandLine command, String at, List<Completion> all) {
        CommandSpec spec = command.getCommandSpec();
        List<Word> commands = command.getSubcommands().entrySet().stream()
                .map(one -> new Word(one.getKey(), what(one.getValue().getCommandSpec())))
                .toList();
        List<Flag> options = spec.options().stream()
                .filter(option -> !option.hidden())
                .map(option -> flag(at, option))
                .toList();
        List<PositionalParamSpec> arguments = spec.positionalParameters();
        all.add(new Completion(
                at, commands, options, arguments.isEmpty() ? Choices.NONE : Choices.of(at, arguments.getFirst())));
        for (Map.Entry<String, CommandLine> one : command.getSubcommands().entrySet()) {
            add(one.getValue(), (at + " " + one.getKey()).strip(), all);
        }
    }

    private static Flag flag(String at, OptionSpec option) {
        boolean takesValue = option.arity().max() > 0;
        return new Flag(
                Arrays.asList(option.names()),
                plain(option.description()),
                takesValue,
                takesValue ? Choices.of(at, option) : Choices.NONE);
    }

    private static String what(CommandSpec spec) {
        return plain(spec.usageMessage().description());
    }

    private static String plain(String[] description) {
        return String.join(" ", description).replace("%%", "%");
    }
}
