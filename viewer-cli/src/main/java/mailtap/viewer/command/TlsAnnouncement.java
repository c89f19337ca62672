package mailtap.viewer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import mailtap.config.Encryption;
import mailtap.config.Keys;
import mailtap.config.RouteSetting;
import mailtap.config.Scheme;
import mailtap.config.Settings;
import mailtap.config.TlsChoice;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Screen;
import mailtap.viewer.trust.AuthorityFolder;
import mailtap.viewer.trust.AuthorityNeed;

/** What {@code run} says of TLS before it relays: what each route does with it, whom to trust, what is risky. */
final class TlsAnnouncement {
    private final Settings settings;
    private final String dataAdvice;

    /** @param dataAdvice the {@code --data} that a command has to be given */
    TlsAnnouncement(Settings settings, String dataAdvice) {
        this.settings = settings;
        this.dataAdvice = dataAdvice;
    }

    void print(Screen notices, Optional<AuthorityNeed> authority, Instant now) throws IOException {
        for (RouteSetting route : settings.routes()) {
            notices.line("TLS:      route " + route.name() + ": " + words(route));
        }
        if (authority.isPresent()) {
            authority(notices, authority.get(), now);
        }
        for (RouteSetting route : settings.routes()) {
            warnings(notices, route);
        }
        Optional<Path> keyLog = settings.get(Keys.TLS_KEY_LOG);
        if (keyLog.isPresent()) {
            notices.line(
                    Ink.WARNING,
                    "warning: the secrets of every TLS connection are written to " + keyLog.get() + " ("
                            + settings.setting(Keys.TLS_KEY_LOG).origin()
                            + "): whoever reads it can decrypt what was captured on the network");
        }
    }

    private static String words(RouteSetting route) {
        return switch (route.mode()) {
            case PASS -> "passes closed, and is not read";
            case ORIGINATE ->
                "plain from the client; with the server mailtap speaks TLS " + beginning(route) + ", " + trust(route);
            case INTERCEPT -> opened(route) + ", " + trust(route);
        };
    }

    private static String opened(RouteSetting route) {
        if (!route.listens().tls()) {
            return startTls(route) + " is opened and read";
        }
        return "opened and read from the first byte; "
                + (route.upstream().encryption() == Encryption.PLAIN
                        ? "NO TLS with the server"
                        : "with the server " + beginning(route));
    }

    private static String beginning(RouteSetting route) {
        return route.upstream().encryption() == Encryption.IMPLICIT ? "from the first byte" : "by " + startTls(route);
    }

    private static String startTls(RouteSetting route) {
        return route.upstream().scheme() == Scheme.POP3 ? "STLS" : "STARTTLS";
    }

    private static String trust(RouteSetting route) {
        if (route.tls().server().unverified()) {
            return "and the server is NOT VERIFIED";
        }
        return route.upstream().mx()
                ? "and whether the server could be verified is recorded"
                : "and the server is verified";
    }

    private void authority(Screen notices, AuthorityNeed need, Instant now) throws IOException {
        Path file = AuthorityFolder.of(settings).certificateFile();
        if (need.fresh()) {
            notices.line("Authority: made in " + file.getParent()
                    + "; it may sign for these servers and this machine only.");
            notices.line("Trust it: mail programs that use TLS here have to: mailtap ca trust" + dataAdvice);
            notices.line("Undo that: mailtap ca untrust" + dataAdvice);
        } else if (need.authority().expires().isBefore(now.plus(AuthorityNeed.WARNED_BEFORE))) {
            notices.line(
                    Ink.WARNING,
                    "warning: the authority in " + file + " expires at "
                            + need.authority().expires() + ": mailtap ca rotate" + dataAdvice + " makes the next one");
        }
    }

    private static void warnings(Screen notices, RouteSetting route) throws IOException {
        boolean speaksTls = route.mode() != TlsChoice.PASS;
        if (route.tls().server().unverified() && speaksTls) {
            notices.line(
                    Ink.WARNING,
                    "warning: route " + route.name() + " does not verify its server (insecure-upstream): whoever stands"
                            + " between can read and change what passes, and every record says so");
        }
        if (route.mode() == TlsChoice.ORIGINATE && !route.listen().isLoopback()) {
            notices.line(
                    Ink.WARNING,
                    "warning: route " + route.name() + " takes in clear from other machines what it sends on encrypted"
                            + " (plain-anywhere), passwords too");
        }
    }
}
