package mailtap.viewer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import mailtap.viewer.command.CommandTree;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.StopSignal;
import mailtap.viewer.home.Surroundings;
import mailtap.viewer.print.Terminal;
import picocli.CommandLine;

/** The command {@code mailtap}. */
public final class Main {
    // Held here, as a logger that nobody holds forgets its level.
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    /** System property: the file with the table of plain command lines, made together with the start-up cache. */
    private static final String TABLE = "mailtap.commands";

    private Main() {}

    public static void main(String[] args) {
        // Otherwise every command would begin with a warning about a module that makes vectors faster.
        LUCENE.setLevel(Level.SEVERE);
        StopSignal stop = StopSignal.ofProcess();
        Surroundings process = new Surroundings(
                System.in,
                Terminal.stream(false),
                Terminal.stream(true),
                System.getenv(),
                Terminal.ofProcess(System.getenv()),
                Clock.system(ZoneId.systemDefault()),
                stop);
        int exitCode = run(process, table(), args);
        stop.ended(exitCode);
        System.exit(exitCode);
    }

    /** What the start-up cache knows of command lines: docs/ARCHITECTURE.md. */
    private static List<String> table() {
        String file = System.getProperty(TABLE, "");
        try {
            return file.isEmpty() ? List.of() : Files.readAllLines(Path.of(file));
        } catch (IOException | InvalidPathException none) {
            return List.of();
        }
    }

    /** Runs one command line and returns its exit code; throws nothing. */
    public static int run(Surroundings surroundings, String... args) {
        return run(surroundings, List.of(), args);
    }

    /** @param table what is plain about command lines: {@link CommandTree#plain} */
    public static int run(Surroundings surroundings, List<String> table, String... args) {
        Ending ending = new Ending(surroundings);
        try {
            Optional<Callable<Integer>> plain = CommandTree.plain(table, surroundings, args);
            return plain.isPresent() ? plain.get().call() : whole(surroundings, ending, args);
        } catch (Exception | Error e) {
            return ending.of(e);
        }
    }

    private static int whole(Surroundings surroundings, Ending ending, String... args) {
        CommandLine tree = CommandTree.of(surroundings);
        tree.setExecutionExceptionHandler((thrown, command, parsed) -> ending.of(thrown));
        tree.setParameterExceptionHandler(
                (mistake, given) -> ending.tell(CommandTree.words(mistake), ExitCode.WRONG_USE));
        return tree.execute(args);
    }
}
