package mailtap.viewer;

import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import mailtap.indexer.LuceneStart;
import mailtap.viewer.command.CommandTree;
import mailtap.viewer.command.HelpWriter;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.StopSignal;
import mailtap.viewer.home.Surroundings;
import mailtap.viewer.print.Terminal;
import picocli.CommandLine;

/** The command {@code mailtap}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(ofProcess(args));
    }

    /** Runs one command line with what surrounds this process, and returns its exit code. */
    static int ofProcess(String... args) {
        // Takes as long as reading the command line does.
        CompletableFuture<Void> lucene = CompletableFuture.runAsync(LuceneStart::prepare);
        StopSignal stop = StopSignal.ofProcess();
        Surroundings process = new Surroundings(
                System.in,
                Terminal.stream(false),
                Terminal.stream(true),
                System.getenv(),
                Terminal.ofProcess(System.getenv()),
                Clock.system(ZoneId.systemDefault()),
                stop);
        int exitCode = run(process, lucene::join, args);
        stop.ended(exitCode);
        return exitCode;
    }

    /** Runs one command line and returns its exit code; throws nothing. */
    public static int run(Surroundings surroundings, String... args) {
        return run(surroundings, () -> {}, args);
    }

    private static int run(Surroundings surroundings, Runnable beforehand, String... args) {
        Ending ending = new Ending(surroundings);
        try {
            CommandLine tree = CommandTree.of(surroundings, args);
            tree.setExecutionStrategy(parsed -> {
                beforehand.run();
                return new CommandLine.RunLast().execute(parsed);
            });
            return run(tree, ending, args);
        } catch (RuntimeException | Error e) {
            return ending.of(e);
        }
    }

    private static int run(CommandLine tree, Ending ending, String... args) {
        tree.setExecutionExceptionHandler((thrown, command, parsed) -> ending.of(thrown));
        tree.setParameterExceptionHandler(
                (mistake, given) -> ending.tell(CommandTree.words(mistake), ExitCode.WRONG_USE));
        int exitCode = tree.execute(args);
        return tree.getOut() instanceof HelpWriter help && help.failure().isPresent()
                ? ending.of(help.failure().get())
                : exitCode;
    }
}
