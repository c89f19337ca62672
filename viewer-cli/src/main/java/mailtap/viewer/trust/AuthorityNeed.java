package mailtap.viewer.trust;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mailtap.config.RouteSetting;
import mailtap.config.TlsChoice;
import mailtap.relay.tls.Authority;
import mailtap.viewer.home.Mistake;

/**
 * The authority for the routes that open TLS, made where there is none yet.
 *
 * @param fresh whether it was made just now
 */
public record AuthorityNeed(Authority authority, boolean fresh) {
    /** Whoever trusts the authority has to be told in time. */
    public static final Duration WARNED_BEFORE = Duration.ofDays(14);

    /** Empty where no route opens TLS towards its clients. */
    public static Optional<AuthorityNeed> of(AuthorityFolder folder, List<RouteSetting> routes, Instant now)
            throws IOException {
        List<RouteSetting> opened = routes.stream()
                .filter(route -> route.mode() == TlsChoice.INTERCEPT)
                .toList();
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        Optional<Authority> known = folder.inForce();
        if (known.isPresent()) {
            check(folder, known.get(), opened, now);
            return Optional.of(new AuthorityNeed(known.get(), false));
        }
        List<String> servers = servers(opened);
        return Optional.of(new AuthorityNeed(folder.create(servers, now, true), true));
    }

    /** The names that clients of these routes may ask for. */
    public static List<String> servers(List<RouteSetting> routes) {
        return routes.stream()
                .filter(route -> route.mode() == TlsChoice.INTERCEPT)
                .map(route -> route.upstream().host())
                .distinct()
                .toList();
    }

    private static void check(AuthorityFolder folder, Authority authority, List<RouteSetting> opened, Instant now) {
        if (!authority.expires().isAfter(now)) {
            throw new Mistake("the authority in " + folder.certificateFile() + " expired at " + authority.expires()
                    + ": " + anew(folder, ""));
        }
        for (RouteSetting route : opened) {
            // Whom mail exchangers turn out to be is not known before they are asked for.
            if (!route.upstream().mx() && !authority.covers(route.upstream().host())) {
                throw new Mistake("the authority in " + folder.certificateFile() + " may not sign for "
                        + route.upstream().host() + " of route " + route.name() + ": "
                        + anew(folder, " " + route.upstream().host()));
            }
        }
    }

    private static String anew(AuthorityFolder folder, String names) {
        return folder.isSupplied()
                ? "name another with tls.authority-certificate"
                : "mailtap ca rotate --now" + names + " makes it anew, and programs must then trust the new one";
    }
}
