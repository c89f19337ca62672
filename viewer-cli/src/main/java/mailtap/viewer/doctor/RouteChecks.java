package mailtap.viewer.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import mailtap.viewer.setup.SetupRoute;

/** A route: is its port free, does the server behind it answer, is that server somebody else. */
final class RouteChecks {
    private final List<SetupRoute> routes;
    private final boolean running;

    /** @param running they are open now, so their ports are to be taken */
    RouteChecks(List<SetupRoute> routes, boolean running) {
        this.routes = routes;
        this.running = running;
    }

    List<Check> of(SetupRoute route) {
        List<Check> checks = new ArrayList<>();
        checks.add(port(route));
        if (route.upstream().startsWith("mx:")) {
            checks.add(Check.ok("server", route.upstream() + " is found anew for each session; not knocked at"));
            return checks;
        }
        Upstream upstream = Upstream.of(route);
        try {
            List<InetAddress> addresses = List.of(InetAddress.getAllByName(upstream.host()));
            if (addresses.stream().anyMatch(address -> isLoop(address, upstream.port()))) {
                checks.add(Check.fail(
                        "server",
                        route.upstream() + " of route " + route.name() + " leads back to mailtap",
                        "is the name in /etc/hosts? then name the server by its IP address in the route"));
            } else {
                checks.addAll(Probe.of(route, upstream));
            }
        } catch (UnknownHostException e) {
            checks.add(Check.fail(
                    "server",
                    upstream.host() + " of route " + route.name() + " has no address",
                    "check the spelling, and whether this machine can ask its name server"));
        }
        return checks;
    }

    /**
     * The server behind a route.
     *
     * @param tls it speaks TLS from the first byte
     * @param startTls it is to begin TLS when asked to
     */
    record Upstream(String host, int port, boolean tls, boolean startTls) {
        static Upstream of(SetupRoute route) {
            String url = route.upstream();
            boolean tls = url.startsWith("smtps://") || url.startsWith("pop3s://");
            int colon = url.lastIndexOf(':');
            String port = url.substring(colon + 1);
            int usual = tls ? (route.isPop3() ? 995 : 465) : route.isPop3() ? 110 : 25;
            return new Upstream(
                    route.upstreamHost(),
                    port.matches("\\d{1,5}") ? Integer.parseInt(port) : usual,
                    tls,
                    url.contains("+starttls://") || url.contains("+stls://"));
        }
    }

    private Check port(SetupRoute route) {
        String name = route.host() + ":" + route.port();
        if (running) {
            return Check.ok("port", name + " is open for route " + route.name());
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(route.host(), route.port()));
            return Check.ok("port", name + " is free for route " + route.name());
        } catch (IOException | IllegalArgumentException e) {
            boolean low = route.port() < 1024 && !String.valueOf(e.getMessage()).contains("in use");
            return Check.fail(
                    "port",
                    name + " of route " + route.name() + " cannot be opened: " + e.getMessage(),
                    low
                            ? "ports below 1024 take root's rights; choose one above"
                            : "stop who has it, or choose another port");
        }
    }

    private boolean isLoop(InetAddress address, int port) {
        return isOwn(address) && routes.stream().anyMatch(route -> route.port() == port);
    }

    private static boolean isOwn(InetAddress address) {
        try {
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            return false;
        }
    }
}
