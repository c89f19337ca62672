package mailtap.viewer.command;

import java.io.IOException;
import mailtap.viewer.home.ExitCode;

/** {@code mailtap ca untrust}. */
final class CaUntrustCommand implements Command {
    private static final String FOOTER = """
        To be safe whatever programs still trust, destroy the key as well: delete the folder
        ca in the data folder, or mailtap ca rotate --now.

        Examples:
          mailtap ca untrust                for what programs there are steps
          mailtap ca untrust windows
        """;

    private final Guidance guidance;

    CaUntrustCommand(Common common) {
        guidance = new Guidance(common, "untrust");
    }

    @Override
    public Usage usage() {
        return Usage.of("untrust", this, "How a program is told to trust it no more; nothing is changed.", FOOTER)
                .with(guidance::addTo);
    }

    @Override
    public Integer call() throws IOException {
        guidance.print(place -> place.undo());
        return ExitCode.DONE;
    }
}
