package mailtap.viewer.command;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailtap.relay.tls.Authority;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.print.Screen;
import mailtap.viewer.trust.AuthorityFolder;
import mailtap.viewer.view.AuthorityView;

/** {@code mailtap ca rotate}. */
final class CaRotateCommand implements Command {
    private static final String FOOTER = """
        It may sign for the same servers, for those of the routes in mailtap.conf and for those
        named here. The old one goes on being used until --now, so that programs can be told to
        trust the new one first. run uses the new one when it is started again.

        Examples:
          mailtap ca rotate                       make the next one
          mailtap ca trust --next thunderbird     have programs trust it
          mailtap ca rotate --now                 then use it, and destroy the old key
          mailtap ca untrust thunderbird          and forget the old one there
          mailtap ca rotate --now new.example.com   both at once, for one more server
        """;

    private final Common common;
    private List<String> servers = new ArrayList<>();
    private boolean now;
    private boolean unconstrained;

    CaRotateCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("rotate", this, "Make another authority, to follow the one in force.", FOOTER)
                .words("SERVER", "Server that it may sign for besides.", value -> servers = value)
                .flag(
                        "--now",
                        "Use the new one from the next start of run on, and destroy the old key.",
                        () -> now = true)
                .flag("--unconstrained", "Let it sign for every server there is.", () -> unconstrained = true);
    }

    @Override
    public Integer call() throws IOException {
        AuthorityFolder folder = CaCommand.folder(common);
        CaCommand.mustBeOurs(folder);
        Optional<Authority> old = folder.inForce();
        Optional<Authority> waiting = now && servers.isEmpty() && !unconstrained ? folder.next() : Optional.empty();
        Authority fresh = waiting.isPresent() ? waiting.get() : prepared(folder, old);
        if (now) {
            folder.follow(fresh);
        }
        try (Screen screen = common.screen()) {
            AuthorityView.print(
                    screen, now ? "in force" : "to follow", fresh, now ? folder.certificateFile() : folder.nextFile());
            say(screen);
        }
        return ExitCode.DONE;
    }

    private Authority prepared(AuthorityFolder folder, Optional<Authority> old) throws IOException {
        Instant at = common.surroundings().clock().instant();
        Set<String> names = AuthorityFolder.joined(CaCommand.servers(common, servers), old);
        return folder.prepare(names, at, !unconstrained);
    }

    private void say(Screen screen) throws IOException {
        String data = common.dataAdvice();
        if (now) {
            screen.line(
                    "The old key is destroyed. Start run again, and have programs trust the new one where they do not");
            screen.line("yet: mailtap ca trust" + data + ". How they forget the old one: mailtap ca untrust" + data);
        } else {
            screen.line("The old one goes on being used. Have programs trust this one: mailtap ca trust --next" + data);
            screen.line("Then use it: mailtap ca rotate --now" + data);
        }
    }
}
