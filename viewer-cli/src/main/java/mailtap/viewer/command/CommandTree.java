package mailtap.viewer.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Surroundings;
import mailtap.viewer.print.Screen;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, by name and without scanning. */
public final class CommandTree {
    private CommandTree() {}

    /** In the order of the help. */
    static final List<String> NAMES = List.of(
            "run",
            "sandbox",
            "demo",
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
            "setup",
            "doctor",
            "decode",
            "encode",
            "export",
            "ca",
            "index",
            "check",
            "prune",
            "config",
            "completion",
            "man");

    /** Runs a command line that is plain enough for the table; empty where it is not, and nothing was done. */
    public static Optional<Callable<Integer>> plain(List<String> table, Surroundings surroundings, String... args) {
        List<String> words = List.of(args);
        if (!table.isEmpty() && words.equals(List.of("--version"))) {
            return Optional.of(() -> version(new Common(surroundings)));
        }
        return PlainLine.read(table.stream().map(PlainSlot::read).toList(), surroundings, words);
    }

    private static int version(Common common) throws IOException {
        try (Screen screen = common.screen()) {
            for (String line : Edition.lines()) {
                screen.line(line);
            }
        }
        return ExitCode.DONE;
    }

    /** The table of what is plain, to be given to {@link #plain}. */
    public static List<String> table(Surroundings surroundings) {
        return PlainTable.of(of(surroundings)).stream().map(PlainSlot::line).toList();
    }

    public static CommandLine of(Surroundings surroundings) {
        Common common = new Common(surroundings);
        CommandLine tree = new CommandLine(new Mailtap(common));
        for (String name : NAMES) {
            tree.addSubcommand(name.equals("ca") ? CaCommand.tree(common) : command(name, common));
        }
        tree.setOut(writer(surroundings.out()));
        tree.setErr(writer(surroundings.err()));
        tree.setCaseInsensitiveEnumValuesAllowed(true);
        HelpPage.dress(tree, surroundings);
        return tree;
    }

    /** One that has no others below it. */
    static Callable<Integer> command(String name, Common common) {
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
        return what(mistake) + "; see " + command + " --help";
    }

    private static String what(ParameterException mistake) {
        String first = String.valueOf(mistake.getMessage()).lines().findFirst().orElse("");
        if (!(mistake instanceof UnmatchedArgumentException unmatched)) {
            return first;
        }
        boolean command = !unmatched.isUnknownOption()
                && !unmatched.getCommandLine().getSubcommands().isEmpty();
        List<String> similar = unmatched.getSuggestions();
        return (command ? "there is no command '" + unmatched.getUnmatched().getFirst() + "'" : first)
                + (similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?");
    }
}
