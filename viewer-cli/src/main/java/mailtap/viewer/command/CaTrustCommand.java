package mailtap.viewer.command;

import java.io.IOException;
import mailtap.viewer.home.ExitCode;

/** {@code mailtap ca trust}. */
final class CaTrustCommand implements Command {
    private static final String FOOTER = """
        Examples:
          mailtap ca trust                  for what programs there are steps
          mailtap ca trust windows          for Outlook
          mailtap ca trust thunderbird
        """;

    private final Guidance guidance;

    CaTrustCommand(Common common) {
        guidance = new Guidance(common, "trust");
    }

    @Override
    public Usage usage() {
        return Usage.of("trust", this, "How a program is told to trust the authority; nothing is changed.", FOOTER)
                .with(guidance::addTo);
    }

    @Override
    public Integer call() throws IOException {
        guidance.print(place -> place.trust());
        return ExitCode.DONE;
    }
}
