package mailtap.viewer.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import mailtap.viewer.home.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    @Mixin
    private final Guidance guidance;

    CaTrustCommand(Common common) {
        guidance = new Guidance(common, "trust");
    }

    @Override
    public Integer call() throws IOException {
        guidance.print(place -> place.trust());
        return ExitCode.DONE;
    }
}
