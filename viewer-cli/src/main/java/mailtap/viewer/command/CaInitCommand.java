package mailtap.viewer.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mailtap.relay.tls.Authority;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Screen;
import mailtap.viewer.trust.AuthorityFolder;
import mailtap.viewer.view.AuthorityView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mailtap ca init}. */
@Command(
        name = "init",
        description = "Make the authority, before run needs it.",
        footer = {
            "It may sign for the servers of the routes in mailtap.conf, for those named here, for",
            "localhost and for this machine; no program can be made to believe it about others.",
            "",
            "Examples:",
            "  mailtap ca init                              for the routes in mailtap.conf",
            "  mailtap ca init smtp.example.com pop.example.com"
        })
final class CaInitCommand implements Callable<Integer> {
    private final Common common;

    @Parameters(paramLabel = "SERVER", arity = "0..*", description = "Server that it may sign for besides.")
    private List<String> servers = new ArrayList<>();

    @Option(
            names = "--unconstrained",
            description = "Let it sign for every server there is. Whoever steals its key can then pass for any server"
                    + " towards programs that trust it.")
    private boolean unconstrained;

    CaInitCommand(Common common) {
        this.common = common;
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
