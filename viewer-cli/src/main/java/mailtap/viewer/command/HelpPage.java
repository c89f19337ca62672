package mailtap.viewer.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mailtap.viewer.home.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How help looks: commands by what they are for, a command's own options before those that every command has. */
final class HelpPage {
    private static final int WIDEST = 100;
    private static final int NAMES = 14;

    private record Section(String heading, List<String> commands) {}

    private static final List<Section> SECTIONS = List.of(
            new Section("Capture", List.of("run", "sandbox", "demo")),
