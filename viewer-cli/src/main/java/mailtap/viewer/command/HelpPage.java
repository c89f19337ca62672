package mailtap.viewer.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mailtap.viewer.home.Surroundings;
import mailtap.viewer.print.Paragraph;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How help looks: commands by what they are for, a command's own options before those that every command has. */
final class HelpPage {
    private static final int WIDEST = 100;
    /** What picocli can lay out at least. */
    private static final int NARROWEST = 55;

    private static final int NAMES = 14;

    private record Section(String heading, List<String> commands) {}

    private static final List<Section> SECTIONS = List.of(
            new Section("Capture", List.of("run", "sandbox", "demo", "setup", "doctor")),
            new Section(
                    "Look",
                    List.of(
                            "sessions",
                            "search",
                            "show",
                            "tail",
                            "message",
                            "recipients",
                            "mailbox",
                            "clients",
                            "diff",
                            "stats",
                            "export")),
            new Section("By hand", List.of("decode", "encode")),
            new Section("Keep house", List.of("ca", "index", "check", "prune", "config", "completion", "man")));

    private static final Set<String> EVERYWHERE =
            Set.of("--data", "--config", "--color", "--no-pager", "--help", "--version");

    private HelpPage() {}

    /** All there are, in their order. */
    static List<String> commands() {
        return SECTIONS.stream().flatMap(section -> section.commands().stream()).toList();
    }

    static void dress(CommandLine command, Surroundings surroundings, boolean coloured) {
        command.setColorScheme(Help.defaultColorScheme(coloured ? Help.Ansi.ON : Help.Ansi.OFF));
        command.setUsageHelpWidth(Math.clamp(surroundings.terminal().width(), NARROWEST, WIDEST));
        Map<String, CommandLine.IHelpSectionRenderer> sections = command.getHelpSectionMap();
        sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpPage::commands);
        sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, help -> "");
        sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpPage::options);
        sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, HelpPage::footer);
        command.setHelpSectionMap(sections);
        command.getSubcommands().values().forEach(each -> dress(each, surroundings, coloured));
    }

    private static String commands(Help help) {
        if (help.commandSpec().parent() != null && !help.subcommands().isEmpty()) {
            return section(
                    help, new Section("Commands", List.copyOf(help.subcommands().keySet())));
        }
        return help.subcommands().isEmpty()
                ? ""
                : SECTIONS.stream().map(section -> section(help, section)).collect(Collectors.joining());
    }

    /** Sentences as wide as the screen; what is set in, such as an example, as it stands, to be copied. */
    private static String footer(Help help) {
        UsageMessageSpec usage = help.commandSpec().usageMessage();
        StringBuilder footer = new StringBuilder();
        StringBuilder sentences = new StringBuilder();
        for (String line : usage.footer()) {
            if (line.isEmpty() || line.startsWith(" ")) {
                end(sentences, usage.width(), footer);
                footer.append(line.replace("%%", "%")).append('\n');
            } else {
                sentences.append(sentences.isEmpty() ? "" : " ").append(line.replace("%%", "%"));
            }
        }
        end(sentences, usage.width(), footer);
        return footer.toString();
    }

    private static void end(StringBuilder sentences, int width, StringBuilder footer) {
        if (!sentences.isEmpty()) {
            Paragraph.lines(sentences.toString(), width)
                    .forEach(line -> footer.append(line).append('\n'));
            sentences.setLength(0);
        }
    }

    private static String section(Help help, Section section) {
        if (section.commands.stream().noneMatch(help.subcommands()::containsKey)) {
            return "";
        }
        Help.TextTable table = Help.TextTable.forColumns(
                help.colorScheme(),
                new Help.Column(NAMES, 2, Help.Column.Overflow.SPAN),
                new Help.Column(help.commandSpec().usageMessage().width() - NAMES, 0, Help.Column.Overflow.WRAP));
        for (String name : section.commands) {
            Help command = help.subcommands().get(name);
            if (command != null) {
                String[] description = command.commandSpec().usageMessage().description();
                table.addRowValues(
                        help.colorScheme().commandText(name), help.colorScheme().text(description[0]));
            }
        }
        return help.createHeading("%n" + section.heading + ":%n") + table;
    }

    private static String options(Help help) {
        List<OptionSpec> own = new ArrayList<>();
        List<OptionSpec> everywhere = new ArrayList<>();
        for (OptionSpec option : help.commandSpec().options()) {
            (EVERYWHERE.contains(option.longestName()) ? everywhere : own).add(option);
        }
        return list(help, "Options", own) + list(help, "Everywhere", everywhere);
    }

    private static String list(Help help, String heading, List<OptionSpec> options) {
        if (options.isEmpty()) {
            return "";
        }
        Help.Layout layout = help.createDefaultLayout();
        layout.addOptions(options, help.createDefaultParamLabelRenderer());
        return help.createHeading("%n" + heading + ":%n") + layout;
    }
}
