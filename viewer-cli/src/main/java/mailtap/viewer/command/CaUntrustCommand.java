package mailtap.viewer.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import mailtap.viewer.home.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    @Mixin
    private final Guidance guidance;

    CaUntrustCommand(Common common) {
        guidance = new Guidance(common, "untrust");
    }

    @Override
    public Integer call() throws IOException {
        guidance.print(place -> place.undo());
        return ExitCode.DONE;
    }
}
