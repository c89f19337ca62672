package mailtap.viewer.wiring;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import mailtap.config.RouteSetting;
import mailtap.config.Scheme;
import mailtap.relay.Route;
import mailtap.relay.RouteTls;
import mailtap.relay.tls.UpstreamTls;
import mailtap.transcript.Protocol;
import mailtap.viewer.home.Mistake;

/** Routes as the operator writes them to routes as the relay takes them. */
public final class Routes {
    private Routes() {}

    public static Route of(RouteSetting setting) {
        List<InetSocketAddress> listen = setting.listen().hosts().stream()
                .map(host -> address(host, setting.listen().port()))
                .toList();
        return new Route(
                setting.name(),
                protocol(setting.upstream().scheme()),
                listen,
                setting.upstream().host(),
                setting.upstream().port(),
                setting.upstream().tls()
                        ? RouteTls.originate(RouteTls.Begin.IMPLICIT, UpstreamTls.verified())
                        : RouteTls.NONE);
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
