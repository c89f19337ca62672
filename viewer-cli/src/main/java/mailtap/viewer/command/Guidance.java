package mailtap.viewer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import mailtap.relay.tls.Authority;
import mailtap.relay.tls.PemFiles;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.print.Table;
import mailtap.viewer.trust.AuthorityFolder;
import mailtap.viewer.trust.TrustGuide;
import org.jspecify.annotations.Nullable;

/** What {@code ca trust} and {@code ca untrust} ask and know: of all programs their names, of one its steps. */
final class Guidance {
    private final Common common;
    private final String command;
    private @Nullable String program;
    private boolean next;

    Guidance(Common common, String command) {
        this.common = common;
        this.command = command;
    }

    void addTo(Usage usage) {
        usage.word("PROGRAM", String.class, "windows, macos, thunderbird, java, openssl …", value -> program = value)
                .flag("--next", "The authority that is to follow, rather than the one in force.", () -> next = true);
    }

    void print(Function<TrustGuide.Place, List<String>> steps) throws IOException {
        AuthorityFolder folder = CaCommand.folder(common);
        CaCommand.Meant meant = CaCommand.Meant.of(folder, next);
        TrustGuide guide = TrustGuide.of(meant.authority().certificate(), meant.file());
        try (Screen screen = common.screen()) {
            if (program == null) {
                all(screen, guide, meant.authority());
            } else {
                one(screen, named(guide, program), steps);
                if (command.equals("untrust") && !next) {
                    retired(screen, folder, program);
                }
            }
        }
    }

    private void all(Screen screen, TrustGuide guide, Authority authority) throws IOException {
        Table table = new Table().column("PROGRAM", Table.Kind.FIXED).column("FOR", Table.Kind.TEXT);
        for (TrustGuide.Place place : guide.places()) {
            table.row(Rich.of(Ink.STRONG, place.name()), Rich.of(place.title()));
        }
        table.print(screen);
        screen.line();
        screen.line("mailtap ca " + command + " PROGRAM" + common.dataAdvice()
                + " prints the steps. Its SHA-256, to compare:");
        screen.line(authority.fingerprint());
    }

    private TrustGuide.Place named(TrustGuide guide, String program) {
        return guide.place(program)
                .orElseThrow(() -> Mistake.noneOf(
                        "ca " + command + " " + program,
                        program,
                        guide.places().stream().map(TrustGuide.Place::name).toList()));
    }

    private static void one(Screen screen, TrustGuide.Place place, Function<TrustGuide.Place, List<String>> steps)
            throws IOException {
        screen.line(Ink.STRONG, place.title());
        for (String step : steps.apply(place)) {
            screen.line(step);
        }
    }

    private void retired(Screen screen, AuthorityFolder folder, String program) throws IOException {
        for (Path file : folder.retired()) {
            screen.line();
            screen.line("The same for the authority that was in force before, " + file.getFileName() + ":");
            for (X509Certificate certificate : PemFiles.certificates(file)) {
                for (String step :
                        named(TrustGuide.of(certificate, file), program).undo()) {
                    screen.line(step);
                }
            }
        }
    }
}
