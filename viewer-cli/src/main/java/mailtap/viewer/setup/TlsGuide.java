package mailtap.viewer.setup;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mailtap.config.TlsChoice;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Paragraph;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.setup.SetupRoute.Encryption;

/** What the TLS of the routes means for whoever sets up a mail program, whichever it is. */
public final class TlsGuide {
    private final Screen screen;
    private final List<SetupRoute> routes;

    public TlsGuide(Screen screen, List<SetupRoute> routes) {
        this.screen = screen;
        this.routes = routes;
    }

    public void print() throws IOException {
        tell(
                route -> route.encryption() == Encryption.NONE,
                "Encryption \"none\" is right for %s: mailtap speaks TLS with the server itself, and nothing leaves"
                        + " this machine in clear.");
        tell(
                route -> route.needsTrust() && route.encryption() == Encryption.STARTTLS,
                "mailtap opens the STARTTLS or STLS of %s, with a certificate that the program has to trust. Where the"
                        + " server offers neither, choose encryption \"none\".");
        tell(
                route -> route.needsTrust() && route.encryption() == Encryption.IMPLICIT,
                "mailtap opens the TLS of %s, with a certificate that the program has to trust.");
        tell(
                SetupRoute::isPassed,
                "TLS passes through %s closed: the program meets the server's own certificate, so it has to call the"
                        + " server by its real name, which the hosts file leads here (see below). What is said in TLS is"
                        + " not read; to read it, run with --tls intercept, or let mailtap begin TLS:"
                        + " smtp+starttls://SERVER, pop3s://SERVER.");
        tell(
                route -> !route.tls().verified() && route.tls().mode() != TlsChoice.PASS,
                "The server behind %s is NOT verified (--insecure-upstream): for trying things only.");
    }

    private void tell(Predicate<SetupRoute> which, String words) throws IOException {
        String names =
                routes.stream().filter(which).map(SetupRoute::name).distinct().collect(Collectors.joining(" and "));
        if (!names.isEmpty()) {
            screen.line();
            Paragraph.print(screen, 0, Rich.EMPTY, Ink.FAINT, String.format(words, names));
        }
    }
}
