package mailtap.viewer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import mailtap.config.Encryption;
import mailtap.config.Keys;
import mailtap.config.RouteSetting;
import mailtap.config.Scheme;
import mailtap.config.Settings;
import mailtap.config.TlsChoice;
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
            Announcement.say(notices, "TLS:      ", "route " + route.name() + ": " + words(route));
        }
        if (authority.isPresent()) {
            authority(notices, authority.get(), now);
        }
        warnings(notices);
        Optional<Path> keyLog = settings.get(Keys.TLS_KEY_LOG);
        if (keyLog.isPresent()) {
            Announcement.warn(
                    notices,
                    "the secrets of every TLS connection are written to " + keyLog.get() + " ("
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
            Announcement.say(
                    notices,
                    "Authority: ",
                    "made in " + file.getParent() + "; it may sign for these servers and this machine only.");
            notices.line("Trust it: mail programs that use TLS here have to: mailtap ca trust" + dataAdvice);
            notices.line("Undo that: mailtap ca untrust" + dataAdvice);
        } else if (need.authority().expires().isBefore(now.plus(AuthorityNeed.WARNED_BEFORE))) {
            Announcement.warn(
                    notices,
                    "the authority in " + file + " expires at "
                            + need.authority().expires() + ": mailtap ca rotate" + dataAdvice + " makes the next one");
        }
    }

    private void warnings(Screen notices) throws IOException {
        List<String> unverified = named(route -> route.tls().server().unverified() && route.mode() != TlsChoice.PASS);
        if (!unverified.isEmpty()) {
            Announcement.warn(
                    notices,
                    Announcement.routes(unverified, "does not verify its server", "do not verify their servers")
                            + " (insecure-upstream): whoever stands between can read and change what passes, and every"
                            + " record says so");
        }
        List<String> open = named(
                route -> route.mode() == TlsChoice.ORIGINATE && !route.listen().isLoopback());
        if (!open.isEmpty()) {
            Announcement.warn(
                    notices,
                    Announcement.routes(open, "takes", "take")
                            + " in clear from other machines what is sent on encrypted"
                            + " (plain-anywhere), passwords too");
        }
    }

    private List<String> named(Predicate<RouteSetting> those) {
        return settings.routes().stream().filter(those).map(RouteSetting::name).toList();
    }
}
