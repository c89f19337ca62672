package mailtap.viewer.command;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Screen;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
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
            "  mailtap completion fish > ~/.config/fish/completions/mailtap.fish"
        })
final class CompletionCommand implements Callable<Integer> {
    private final Common common;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private String shell = "";

    CompletionCommand(Common common) {
        this.common = common;
    }

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("not a command of a tree");
        }
        CommandLine tree = spec.root().commandLine();
        String script = switch (shell.toLowerCase(Locale.ROOT)) {
            case "bash" -> AutoComplete.bash("mailtap", tree);
            case "zsh" -> "autoload -U +X bashcompinit && bashcompinit\n" + AutoComplete.bash("mailtap", tree);
            case "fish" -> FishScript.of(tree);
            default -> throw new Mistake("completion " + shell + ": expected bash, zsh or fish");
        };
        try (Screen screen = common.screen()) {
            for (String line : script.lines().toList()) {
                // A tab of picocli's script would be made visible.
                screen.line(line.replace("\t", "    "));
            }
        }
        return ExitCode.DONE;
    }
}
