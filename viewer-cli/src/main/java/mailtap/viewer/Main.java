package mailtap.viewer;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import mailtap.indexer.LuceneStart;
import mailtap.viewer.command.CommandTree;
import mailtap.viewer.command.HelpWriter;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.LocalClock;
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
        // Each takes as long as reading the command line does.
        var unused = CompletableFuture.runAsync(LuceneStart::prepare);
        Clock clock = new LocalClock();
        StopSignal stop = StopSignal.ofProcess();
        Surroundings process = new Surroundings(
                System.in,
                Terminal.stream(false),
                Terminal.stream(true),
                System.getenv(),
                Terminal.ofProcess(System.getenv()),
                clock,
                stop);
        int exitCode = run(process, args);
        stop.ended(exitCode);
        return exitCode;
    }

    /** Runs one command line and returns its exit code; throws nothing. */
    public static int run(Surroundings surroundings, String... args) {
        Ending ending = new Ending(surroundings);
        try {
            return run(CommandTree.of(surroundings, args), ending, args);
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
