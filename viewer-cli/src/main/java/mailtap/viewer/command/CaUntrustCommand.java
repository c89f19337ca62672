package mailtap.viewer.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import mailtap.viewer.home.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mailtap ca untrust}. */
@Command(
        name = "untrust",
        description = "How a program is told to trust it no more; nothing is changed.",
        footer = {
            "To be safe whatever programs still trust, destroy the key as well: delete the folder",
            "ca in the data folder, or mailtap ca rotate --now.",
            "",
            "Examples:",
            "  mailtap ca untrust                for what programs there are steps",
            "  mailtap ca untrust windows"
        })
final class CaUntrustCommand implements Callable<Integer> {
    private final Common common;

    @Parameters(paramLabel = "PROGRAM", arity = "0..1", description = "windows, macos, thunderbird, java, openssl …")
    private @Nullable String program;

    @Option(names = "--next", description = "The authority that is to follow, rather than the one in force.")
    private boolean next;

    CaUntrustCommand(Common common) {
        this.common = common;
    }

    @Override
    public Integer call() throws IOException {
        new Guidance(common, "untrust").print(program, next, place -> place.undo());
        return ExitCode.DONE;
    }
}
