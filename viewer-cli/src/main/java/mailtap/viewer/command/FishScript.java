package mailtap.viewer.command;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What fish has to know of the commands, from the same definitions as their help. */
final class FishScript {
    private final StringBuilder script = new StringBuilder("# fish completion of mailtap\n");

    private FishScript() {}

    static String of(CommandLine tree) {
        FishScript fish = new FishScript();
        fish.line("-f");
        fish.commands(tree, "__fish_use_subcommand");
        for (Map.Entry<String, CommandLine> command : tree.getSubcommands().entrySet()) {
            String seen = "__fish_seen_subcommand_from " + command.getKey();
            fish.options(command.getValue(), seen);
            if (!command.getValue().getSubcommands().isEmpty()) {
                fish.commands(command.getValue(), seen);
            }
        }
        return fish.script.toString();
    }

    private void commands(CommandLine parent, String when) {
        parent.getSubcommands()
                .forEach((name, command) -> line("-n " + quoted(when) + " -a " + name + " -d "
                        + quoted(String.join(
                                " ", command.getCommandSpec().usageMessage().description()))));
    }

    private void options(CommandLine command, String when) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (option.hidden()) {
                continue;
            }
            StringBuilder words = new StringBuilder("-n " + quoted(when));
            for (String name : option.names()) {
                words.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            boolean takesFile =
                    option.paramLabel().equals("FILE") || option.paramLabel().equals("DIR");
            words.append(option.arity().max() == 0 ? "" : takesFile ? " -r -F" : " -x");
            line(words + " -d " + quoted(String.join(" ", option.description())));
        }
    }

    private void line(String words) {
        script.append("complete -c mailtap ").append(words).append('\n');
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
