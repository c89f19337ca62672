package mailtap.viewer.command;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mailtap.viewer.home.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, by name and without scanning. */
public final class CommandTree {
    private CommandTree() {}

    public static CommandLine of(Surroundings surroundings) {
        Common common = new Common(surroundings);
        CommandLine tree = new CommandLine(new Mailtap(common));
        tree.addSubcommand(new RunCommand(common));
        tree.addSubcommand(new SandboxCommand(common));
        tree.addSubcommand(new DemoCommand(common));
        tree.addSubcommand(new SessionsCommand(common));
        tree.addSubcommand(new SearchCommand(common));
        tree.addSubcommand(new ShowCommand(common));
        tree.addSubcommand(new TailCommand(common));
        tree.addSubcommand(new MessageCommand(common));
        tree.addSubcommand(new RecipientsCommand(common));
        tree.addSubcommand(new MailboxCommand(common));
        tree.addSubcommand(new ClientsCommand(common));
        tree.addSubcommand(new DiffCommand(common));
        tree.addSubcommand(new StatsCommand(common));
        tree.addSubcommand(new SetupCommand(common));
        tree.addSubcommand(new DoctorCommand(common));
        tree.addSubcommand(new DecodeCommand(common));
        tree.addSubcommand(new EncodeCommand(common));
        tree.addSubcommand(new ExportCommand(common));
        tree.addSubcommand(CaCommand.tree(common));
        tree.addSubcommand(new IndexCommand(common));
        tree.addSubcommand(new CheckCommand(common));
        tree.addSubcommand(new PruneCommand(common));
        tree.addSubcommand(new ConfigCommand(common));
        tree.addSubcommand(new CompletionCommand(common));
        tree.addSubcommand(new ManCommand(common));
        tree.setOut(writer(surroundings.out()));
        tree.setErr(writer(surroundings.err()));
        tree.setCaseInsensitiveEnumValuesAllowed(true);
        HelpPage.dress(tree, surroundings);
        return tree;
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
