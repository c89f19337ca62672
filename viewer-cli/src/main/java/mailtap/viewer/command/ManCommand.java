package mailtap.viewer.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mailtap.indexer.query.Nearest;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Screen;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code mailtap man}. */
final class ManCommand implements Command {
    private static final String FOOTER = """
        Examples:
          mailtap man show | man -l -                    read one
          mailtap man --into ~/.local/share/man/man1     for man mailtap, man mailtap-show
        """;

    private final Common common;
    private String command = "";
    private @Nullable Path into;

    ManCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("man", this, "Print or write the manual pages.", FOOTER)
                .word(
                        "COMMAND",
                        String.class,
                        "Whose page (default: that of mailtap itself).",
                        value -> command = value)
                .option("--into DIR", Path.class, "Write all pages into this folder.", value -> into = value);
    }

    @Override
    public Integer call() throws IOException {
        Map<String, String> pages = pages(CommandTree.of(common.surroundings()));
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
