package mailtap.viewer.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mailtap.relay.tls.Authority;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Screen;
import mailtap.viewer.trust.AuthorityFolder;
import mailtap.viewer.view.AuthorityView;

/** {@code mailtap ca init}. */
final class CaInitCommand implements Command {
    private static final String FOOTER = """
        It may sign for the servers of the routes in mailtap.conf, for those named here, for
        localhost and for this machine; no program can be made to believe it about others.

        Examples:
          mailtap ca init                              for the routes in mailtap.conf
          mailtap ca init smtp.example.com pop.example.com
        """;

    private final Common common;
    private List<String> servers = new ArrayList<>();
    private boolean unconstrained;

    CaInitCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("init", this, "Make the authority, before run needs it.", FOOTER)
                .words("SERVER", "Server that it may sign for besides.", value -> servers = value)
                .flag(
                        "--unconstrained",
                        "Let it sign for every server there is. Whoever steals its key can then pass for any"
                                + " server towards programs that trust it.",
                        () -> unconstrained = true);
    }

    @Override
    public Integer call() throws IOException {
        AuthorityFolder folder = CaCommand.folder(common);
        CaCommand.mustBeOurs(folder);
        if (folder.inForce().isPresent()) {
            throw new Mistake("there is an authority already in " + folder.certificateFile()
                    + "; mailtap ca rotate makes another to follow it");
        }
        Authority made = folder.create(
                CaCommand.servers(common, servers),
                common.surroundings().clock().instant(),
                !unconstrained);
        try (Screen screen = common.screen()) {
            AuthorityView.print(screen, "made", made, folder.certificateFile());
            screen.line("Now have your mail program trust it: mailtap ca trust" + common.dataAdvice());
        }
        return ExitCode.DONE;
    }
}
