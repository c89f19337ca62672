package mailtap.viewer.command;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mailtap.indexer.query.Nearest;
import mailtap.viewer.home.Surroundings;
import mailtap.viewer.shell.FixedWords;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, by name and without scanning. */
public final class CommandTree {
    private CommandTree() {}

    static final List<String> NAMES = HelpPage.commands();

    /** All commands. */
    public static CommandLine of(Surroundings surroundings) {
        return of(surroundings, NAMES, List.of());
    }

    /**
     * Of all commands only the one that a command line names: to build all of them takes longer than most of them take to
     * answer. All, where none is named.
     */
    public static CommandLine of(Surroundings surroundings, String... args) {
        boolean onlyVersion = List.of(args).equals(List.of("--version"));
        return of(
                surroundings,
                named(List.of(args)).map(List::of).orElse(onlyVersion ? List.of() : NAMES),
                List.of(args));
    }

    /** The first word that is neither an option nor the value of one; the launcher looks for it likewise. */
    private static Optional<String> named(List<String> args) {
        String before = "";
        for (String word : args) {
            if (!word.startsWith("-") && !Common.TAKE_VALUES.contains(before)) {
                return Optional.of(word).filter(NAMES::contains);
            }
            before = word;
        }
        return Optional.empty();
    }

    private static CommandLine of(Surroundings surroundings, List<String> names, List<String> words) {
        Common common = new Common(surroundings);
        Usage usage = new Mailtap(common).usage();
        names.forEach(name -> usage.below(command(name, common)));
        CommandLine tree = usage.line();
        tree.setOut(HelpWriter.to(surroundings.out()));
        tree.setErr(writer(surroundings.err()));
        tree.setCaseInsensitiveEnumValuesAllowed(true);
        HelpPage.dress(tree, surroundings, isColoured(surroundings, words));
        return tree;
    }

    /** Help is printed before any option is read. */
    private static boolean isColoured(Surroundings surroundings, List<String> words) {
        String line = " " + String.join(" ", words).replace("--color ", "--color=") + " ";
        boolean terminal = surroundings.terminal().out();
        return line.contains(" --color=always ")
                || (!line.contains(" --color=never ") && Common.isColouredByDefault(surroundings, terminal));
    }

    private static Command command(String name, Common common) {
        return switch (name) {
            case "run" -> new RunCommand(common);
            case "sandbox" -> new SandboxCommand(common);
            case "demo" -> new DemoCommand(common);
            case "sessions" -> new SessionsCommand(common);
            case "search" -> new SearchCommand(common);
            case "show" -> new ShowCommand(common);
            case "tail" -> new TailCommand(common);
            case "message" -> new MessageCommand(common);
            case "recipients" -> new RecipientsCommand(common);
            case "mailbox" -> new MailboxCommand(common);
            case "clients" -> new ClientsCommand(common);
            case "diff" -> new DiffCommand(common);
            case "stats" -> new StatsCommand(common);
            case "setup" -> new SetupCommand(common);
            case "doctor" -> new DoctorCommand(common);
            case "decode" -> new DecodeCommand(common);
            case "encode" -> new EncodeCommand(common);
            case "export" -> new ExportCommand(common);
            case "ca" -> new CaCommand(common);
            case "index" -> new IndexCommand(common);
            case "check" -> new CheckCommand(common);
            case "prune" -> new PruneCommand(common);
            case "config" -> new ConfigCommand(common);
            case "completion" -> new CompletionCommand(common);
            case "man" -> new ManCommand(common);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** What is wrong with a command line, on one line and with what to do. */
    public static String words(ParameterException mistake) {
        String command = mistake.getCommandLine().getCommandSpec().qualifiedName();
        String what = FixedWords.complaint(mistake).orElse("");
        if (!what.isEmpty()) {
            return what;
        }
        String first = what(mistake);
        return first.endsWith("?") ? first : first + "; see " + command + " --help";
    }

    private static String what(ParameterException mistake) {
        if (!(mistake instanceof UnmatchedArgumentException unmatched)) {
            String first =
                    String.valueOf(mistake.getMessage()).lines().findFirst().orElse("?");
            return first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
        }
        boolean command = !unmatched.isUnknownOption()
                && !unmatched.getCommandLine().getSubcommands().isEmpty();
        String typed = unmatched.getUnmatched().getFirst();
        CommandLine at = unmatched.getCommandLine();
        Optional<String> similar = Nearest.to(
                typed,
                command
                        ? at.getSubcommands().keySet()
                        : at.getCommandSpec().optionsMap().keySet());
        String what = command ? "there is no command" : unmatched.isUnknownOption() ? "unknown option" : "unexpected";
        return what + " '" + typed + "'"
                + similar.map(name -> "; did you mean " + name + "?").orElse(excluding(unmatched, typed));
    }

    /** In a query a word with a minus excludes; here it looks like an option. */
    private static String excluding(UnmatchedArgumentException unmatched, String typed) {
        CommandSpec command = unmatched.getCommandLine().getCommandSpec();
        boolean query = command.positionalParameters().stream()
                .anyMatch(argument -> argument.paramLabel().contains("QUERY"));
        return unmatched.isUnknownOption() && query && !typed.startsWith("--")
                ? "; in a query say NOT " + typed.substring(1) + ", or put -- before it"
                : "";
    }
}
