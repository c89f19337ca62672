package mailtap.viewer.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import mailtap.indexer.query.Nearest;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Screen;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mailtap man}. */
@Command(
        name = "man",
        description = "Print or write the manual pages.",
        footer = {
            "Examples:",
            "  mailtap man show | man -l -                    read one",
            "  mailtap man --into ~/.local/share/man/man1     for man mailtap, man mailtap-show"
        })
final class ManCommand implements Callable<Integer> {
    private final Common common;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "Whose page (default: that of mailtap itself).")
    private String command = "";

    @Option(names = "--into", paramLabel = "DIR", description = "Write all pages into this folder.")
    private @Nullable Path into;

    ManCommand(Common common) {
        this.common = common;
    }

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("not a command of a tree");
        }
        Map<String, String> pages = pages(spec.root().commandLine());
        if (into != null) {
            Files.createDirectories(into);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.write(into.resolve(page.getKey() + ".1"), page.getValue().getBytes(StandardCharsets.UTF_8));
            }
            return ExitCode.DONE;
        }
        String page = pages.get(command.isEmpty() ? "mailtap" : "mailtap-" + command);
        if (page == null) {
            List<String> commands = pages.keySet().stream()
                    .filter(name -> name.startsWith("mailtap-"))
                    .map(name -> name.substring("mailtap-".length()))
                    .toList();
            String nearest = Nearest.to(command, commands)
                    .map(name -> "; did you mean " + name + "?")
                    .orElse("; see mailtap --help");
            throw new Mistake("there is no command '" + command + "'" + nearest);
        }
        try (Screen screen = common.screen()) {
            screen.raw(page.getBytes(StandardCharsets.UTF_8));
        }
        return ExitCode.DONE;
    }

    private static Map<String, String> pages(CommandLine tree) throws IOException {
        Map<String, String> pages = new TreeMap<>();
        add(tree, pages);
        return pages;
    }

    private static void add(CommandLine command, Map<String, String> pages) throws IOException {
        pages.put(command.getCommandSpec().qualifiedName("-"), ManPage.of(command));
        for (CommandLine each : command.getSubcommands().values()) {
            add(each, pages);
        }
    }
}
