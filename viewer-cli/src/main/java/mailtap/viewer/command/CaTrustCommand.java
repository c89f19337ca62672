package mailtap.viewer.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import mailtap.viewer.home.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mailtap ca trust}. */
@Command(
        name = "trust",
        description = "How a program is told to trust the authority; nothing is changed.",
        footer = {
            "Examples:",
            "  mailtap ca trust                  for what programs there are steps",
            "  mailtap ca trust windows          for Outlook",
            "  mailtap ca trust thunderbird"
        })
final class CaTrustCommand implements Callable<Integer> {
    private final Common common;

    @Parameters(paramLabel = "PROGRAM", arity = "0..1", description = "windows, macos, thunderbird, java, openssl …")
    private @Nullable String program;

    @Option(names = "--next", description = "The authority that is to follow, rather than the one in force.")
    private boolean next;

    CaTrustCommand(Common common) {
        this.common = common;
    }

    @Override
    public Integer call() throws IOException {
        new Guidance(common, "trust").print(program, next, place -> place.trust());
        return ExitCode.DONE;
    }
}
