package mailtap.viewer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailtap.relay.tls.Authority;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.trust.AuthorityFolder;
import mailtap.viewer.trust.AuthorityNeed;

/** {@code mailtap ca}, with the commands below it. */
final class CaCommand implements Command {
    private static final String FOOTER = """
        To read what is said in TLS, mailtap shows mail programs certificates that it signs
        itself. They accept them when they trust its authority, which run makes when it is
        first needed. It can sign for the servers of your routes and for this machine, and for
        no others; docs/security.md says what that means.

        Examples:
          mailtap ca show                    where it is, and what it may sign for
          mailtap ca trust windows           how Outlook is told to trust it
          mailtap ca untrust windows         and how to undo that
        """;

    private final Common common;

    CaCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("ca", this, "The authority that lets mailtap open TLS: make, show, trust, replace it.", FOOTER)
                .below(new CaInitCommand(common))
                .below(new CaShowCommand(common))
                .below(new CaExportCommand(common))
                .below(new CaRotateCommand(common))
                .below(new CaTrustCommand(common))
                .below(new CaUntrustCommand(common));
    }

    @Override
    public Integer call() throws IOException {
        new CaShowCommand(common).call();
        return ExitCode.DONE;
    }

    static AuthorityFolder folder(Common common) {
        return AuthorityFolder.of(common.settings());
    }

    /** The authority with the file that programs are given. */
    record Meant(Authority authority, Path file) {
        /** @param next the one that is to follow rather than the one in force */
        static Meant of(AuthorityFolder folder, boolean next) throws IOException {
            Optional<Authority> authority = next ? folder.next() : folder.inForce();
            return new Meant(
                    authority.orElseThrow(() -> new Mistake(
                            next
                                    ? "no authority is waiting to follow; mailtap ca rotate makes one"
                                    : "there is no authority yet; mailtap ca init makes one, and so does run when"
                                            + " it needs one")),
                    next ? folder.nextFile() : folder.certificateFile());
        }
    }

    /** Of the operator's own authority mailtap is a reader only. */
    static void mustBeOurs(AuthorityFolder folder) {
        if (folder.isSupplied()) {
            throw new Mistake("the authority in " + folder.certificateFile()
                    + " is your own (tls.authority-certificate); mailtap does not change it");
        }
    }

    /** The names of the routes in the configuration, and those given besides. */
    static List<String> servers(Common common, List<String> names) {
        List<String> servers =
                new ArrayList<>(AuthorityNeed.servers(common.settings().routes()));
        servers.addAll(names);
        return servers;
    }
}
