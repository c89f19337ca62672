package mailtap.viewer.wiring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import mailtap.config.RouteSetting;
import mailtap.config.Scheme;
import mailtap.config.Settings;
import mailtap.config.Upstream;
import mailtap.relay.Route;
import mailtap.relay.RouteTls;
import mailtap.transcript.Protocol;
import mailtap.viewer.home.Mistake;

/** Routes as the operator writes them to routes as the relay takes them. */
public final class Routes {
    private Routes() {}

    /** All routes of the settings. */
    public static List<Route> of(Settings settings, RouteSecurity security) throws IOException {
        List<Route> routes = new ArrayList<>();
        for (RouteSetting setting : settings.routes()) {
            routes.add(of(setting, security.of(setting)));
        }
        return routes;
    }

    private static Route of(RouteSetting setting, RouteTls tls) {
        List<InetSocketAddress> listen = setting.listen().hosts().stream()
                .map(host -> address(host, setting.listen().port()))
                .toList();
        Upstream upstream = setting.upstream();
        return new Route(
                setting.name(),
                protocol(upstream.scheme()),
                listen,
                upstream.host(),
                upstream.port(),
                tls,
                upstream.mx());
    }

    private static Protocol protocol(Scheme scheme) {
        return switch (scheme) {
            case SMTP -> Protocol.SMTP;
            case LMTP -> Protocol.LMTP;
            case POP3 -> Protocol.POP3;
        };
    }

    // The settings hold addresses in numbers only, so no name server is asked.
    private static InetSocketAddress address(String host, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new Mistake("cannot listen on " + host + ": it is not an address of this machine", e);
        }
    }
}
