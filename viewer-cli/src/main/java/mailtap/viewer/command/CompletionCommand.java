package mailtap.viewer.command;

import java.io.IOException;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.print.Screen;
import mailtap.viewer.shell.Completion;
import mailtap.viewer.shell.Shell;

/** {@code mailtap completion}. */
final class CompletionCommand implements Command {
    private static final String FOOTER = """
        Examples:
          source <(mailtap completion bash)     in ~/.bashrc
          source <(mailtap completion zsh)      in ~/.zshrc, behind compinit
          mailtap completion fish > ~/.config/fish/completions/mailtap.fish
        Commands, options, their values, fields of queries and the sessions captured last.
        """;

    private final Common common;
    private Shell shell = Shell.BASH;

    CompletionCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("completion", this, "Print what makes a shell complete mailtap's words.", FOOTER)
                .neededWord("SHELL", Shell.class, "bash, zsh or fish.", value -> shell = value);
    }

    @Override
    public Integer call() throws IOException {
        String script = shell.script(Completion.of(CommandTree.of(common.surroundings())));
        try (Screen screen = common.screen()) {
            for (String line : script.lines().toList()) {
                screen.line(line);
            }
        }
        return ExitCode.DONE;
    }
}
