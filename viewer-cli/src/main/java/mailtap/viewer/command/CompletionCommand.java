package mailtap.viewer.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.print.Screen;
import mailtap.viewer.shell.Completion;
import mailtap.viewer.shell.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mailtap completion}. */
@Command(
        name = "completion",
        description = "Print what makes a shell complete mailtap's words.",
        footer = {
            "Examples:",
            "  source <(mailtap completion bash)     in ~/.bashrc",
            "  source <(mailtap completion zsh)      in ~/.zshrc, behind compinit",
            "  mailtap completion fish > ~/.config/fish/completions/mailtap.fish",
            "Commands, options, their values, fields of queries and the sessions captured last."
        })
final class CompletionCommand implements Callable<Integer> {
    private final Common common;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Shell shell = Shell.BASH;

    CompletionCommand(Common common) {
        this.common = common;
    }

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("not a command of a tree");
        }
        String script = shell.script(Completion.of(spec.root().commandLine()));
        try (Screen screen = common.screen()) {
            for (String line : script.lines().toList()) {
                screen.line(line);
            }
        }
        return ExitCode.DONE;
    }
}
