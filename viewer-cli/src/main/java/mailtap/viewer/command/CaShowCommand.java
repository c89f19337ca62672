package mailtap.viewer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import mailtap.relay.tls.Authority;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Screen;
import mailtap.viewer.trust.AuthorityFolder;
import mailtap.viewer.view.AuthorityView;

/** {@code mailtap ca show}. */
final class CaShowCommand implements Command {
    private static final String FOOTER = """
        Examples:
          mailtap ca show
          mailtap ca show --json | jq -r .authority.sha256
        """;

    private final Common common;
    private boolean json;

    CaShowCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("show", this, "Show the authority: where it is, until when, for which servers.", FOOTER)
                .flag("--json", "Print one JSON object.", () -> json = true);
    }

    @Override
    public Integer call() throws IOException {
        AuthorityFolder folder = CaCommand.folder(common);
        CaCommand.Meant inForce = CaCommand.Meant.of(folder, false);
        Optional<Authority> next = folder.next();
        try (Screen screen = common.screen()) {
            if (json) {
                Json object = Json.schema().put("authority", AuthorityView.json(inForce.authority(), inForce.file()));
                object.put("supplied", folder.isSupplied());
                next.ifPresent(one -> object.put("next", AuthorityView.json(one, folder.nextFile())));
                object.put(
                        "retired", folder.retired().stream().map(Path::toString).toList());
                screen.line(object.toString());
            } else {
                AuthorityView.print(
                        screen, folder.isSupplied() ? "your own" : "in force", inForce.authority(), inForce.file());
                if (next.isPresent()) {
                    screen.line();
                    AuthorityView.print(screen, "to follow", next.get(), folder.nextFile());
                    screen.line("Once programs trust it: mailtap ca rotate --now" + common.dataAdvice());
                }
                for (Path retired : folder.retired()) {
                    screen.line(Ink.FAINT, "was in force once, and may be trusted still: " + retired);
                }
            }
        }
        return ExitCode.DONE;
    }
}
