package mailtap.viewer.command;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mailtap.viewer.home.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, by name and without scanning. */
public final class CommandTree {
    private static final int WIDEST_HELP = 100;

    private record Section(String heading, List<String> commands) {}

    private static final List<Section> SECTIONS = List.of(
            new Section("Capture", List.of("run", "sandbox", "demo")),
            new Section("Look", List.of("sessions", "search", "show", "tail", "message", "recipients")),
            new Section("Keep house", List.of("index", "check", "config")));

    private CommandTree() {}

    public static CommandLine of(Surroundings surroundings) {
        Common common = new Common(surroundings);
        CommandLine tree = new CommandLine(new Mailtap(common));
        return dressed(tree, surroundings);
    }

    private static CommandLine dressed(CommandLine tree, Surroundings surroundings) {
        boolean coloured =
                Common.isColouredByDefault(surroundings, surroundings.terminal().out());
        tree.setOut(new PrintWriter(new OutputStreamWriter(surroundings.out(), StandardCharsets.UTF_8), true));
        tree.setErr(new PrintWriter(new OutputStreamWriter(surroundings.err(), StandardCharsets.UTF_8), true));
        tree.setColorScheme(Help.defaultColorScheme(coloured ? Help.Ansi.ON : Help.Ansi.OFF));
        tree.setUsageHelpWidth(Math.min(WIDEST_HELP, surroundings.terminal().width()));
        tree.setCaseInsensitiveEnumValuesAllowed(true);
        tree.setAbbreviatedOptionsAllowed(false);
        tree.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        tree.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandTree::sections);
        return tree;
    }

    private static String sections(Help help) {
        return SECTIONS.stream().map(section -> section(help, section)).collect(Collectors.joining());
    }

    private static String section(Help help, Section section) {
        Map<String, Help> known = help.subcommands();
        Help.TextTable table = Help.TextTable.forColumns(
                help.colorScheme(),
                new Help.Column(14, 2, Help.Column.Overflow.SPAN),
                new Help.Column(help.commandSpec().usageMessage().width() - 14, 2, Help.Column.Overflow.WRAP));
        for (String name : section.commands) {
            Help command = known.get(name);
            if (command != null) {
                String[] description = command.commandSpec().usageMessage().description();
                table.addRowValues(
                        help.colorScheme().commandText(name), help.colorScheme().text(description[0]));
            }
        }
        return help.createHeading("%n" + section.heading + ":%n") + table;
    }

    /** What is wrong with a command line, on one line and with what to do. */
    public static String words(ParameterException mistake) {
        String command = mistake.getCommandLine().getCommandSpec().qualifiedName();
        String message =
                String.valueOf(mistake.getMessage()).lines().findFirst().orElse("");
        List<String> similar = mistake instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.<String>of();
        String hint = similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
        return message + hint + "; see " + command + " --help";
    }
}
