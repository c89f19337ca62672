package mailtap.config;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What routes must not do to one another, to their upstream, or to the network around them. */
final class RouteChecks {
    private RouteChecks() {}

    /** Makes names unique: a second {@code smtp-2525}, on another address, becomes {@code smtp-2525-2}. */
    static List<RouteSetting> named(List<RouteSetting> routes) {
        Set<String> taken = new HashSet<>();
        List<RouteSetting> named = new ArrayList<>();
        for (RouteSetting route : routes) {
            String name = route.name();
            for (int again = 2; !taken.add(name); again++) {
                name = route.name() + "-" + again;
            }
            named.add(route.named(name));
        }
        return named;
    }

    static void check(Settings settings) throws BadSettings {
        List<RouteSetting> routes = settings.routes();
        for (int i = 0; i < routes.size(); i++) {
            RouteSetting route = routes.get(i);
            checkTls(route);
            checkExposure(route, settings);
            for (RouteSetting other : routes.subList(0, i)) {
                checkPair(route, other);
            }
            for (RouteSetting other : routes) {
                checkLoop(route, other);
            }
        }
    }

    private static void checkTls(RouteSetting route) throws BadSettings {
        if (!route.listens().tls()) {
            return;
        }
        String what = route.origin() + ": route " + route.name() + " listens with TLS, so it cannot ";
        if (route.mode() == TlsChoice.ORIGINATE) {
            throw new BadSettings(what + "originate it: listen with "
                    + route.listens().scheme().word() + " or leave tls to intercept");
        }
        if (route.mode() == TlsChoice.PASS && route.upstream().encryption() != Encryption.IMPLICIT) {
            throw new BadSettings(what + "pass it on closed to " + route.upstream()
                    + ", which does not begin with TLS: intercept it, or name an upstream that does");
        }
    }

    private static void checkExposure(RouteSetting route, Settings settings) throws BadSettings {
        boolean inClear = route.mode() == TlsChoice.ORIGINATE && !route.tls().plainAnywhere();
        if (!route.listen().isLoopback() && inClear) {
            throw new BadSettings(route.origin() + ": route " + route.name() + " would take in clear, on "
                    + route.listen() + ", what " + route.upstream() + " is to get encrypted: listen on this machine"
                    + " only, or allow it with plain-anywhere");
        }
        if (!route.listen().isLoopback() && settings.get(Keys.RELAY_ALLOW).isEmpty()) {
            throw new BadSettings(route.origin() + ": route " + route.name() + " would listen on " + route.listen()
                    + ", open to other machines: name the networks that may use it with relay.allow or --allow CIDR");
        }
    }

    private static void checkPair(RouteSetting route, RouteSetting other) throws BadSettings {
        if (route.listen().meets(other.listen())) {
            throw new BadSettings(route.origin() + ": routes " + other.name() + " and " + route.name()
                    + " both listen on port " + route.listen().port());
        }
    }

    private static void checkLoop(RouteSetting route, RouteSetting other) throws BadSettings {
        Upstream upstream = route.upstream();
        InetAddress literal = Address.literal(upstream.host());
        boolean local = upstream.host().equalsIgnoreCase("localhost")
                || (literal != null && (literal.isLoopbackAddress() || literal.isAnyLocalAddress()));
        ListenAddress listen = other.listen();
        boolean reaches = listen.isWide()
                || (literal == null ? listen.isLoopback() : listen.hosts().contains(upstream.host()));
        if (local && reaches && listen.port() == upstream.port()) {
            throw new BadSettings(route.origin() + ": route " + route.name() + " would relay to mailtap itself: "
                    + upstream + " is where route " + other.name() + " listens");
        }
    }
}
