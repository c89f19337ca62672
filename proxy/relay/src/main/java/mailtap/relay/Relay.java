package mailtap.relay;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import mailtap.transcript.Recorder;
import mailtap.transcript.TlsMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Open routes. The threads are daemons: whoever starts a relay waits by other means, and closes it in the end. Nothing
 * is recorded after {@link #close()} has returned.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of it is told to the handlers
public final class Relay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    /** A route that accepts clients at an address, its port never 0. */
    public record Listening(Route route, InetSocketAddress address) {}

    private final Workplace work;
    private final EventLoopGroup acceptors;
    private final EventLoopGroup workers;
    private final List<Listening> listening = new ArrayList<>();
    private final Capacity capacity = Capacity.ofThisProcess();
    private final AtomicLong refused = new AtomicLong();

    private Relay(Workplace work) {
        this.work = work;
        this.acceptors = work.transport().group("mailtap-accept", 1);
        this.workers = work.transport().group("mailtap-relay", work.settings().threads());
    }

    /**
     * Opens all routes, or none.
     *
     * @throws BindException with one line for the operator: which route, which address, what to do
     */
    public static Relay start(List<Route> routes, RelaySettings settings, Decoders decoders, Recorder recorder)
            throws BindException {
        return start(routes, workplace(settings, Transport.best(), decoders, recorder));
    }

    static Workplace workplace(RelaySettings settings, Transport transport, Decoders decoders, Recorder recorder) {
        return new Workplace(
                settings,
                transport,
                decoders,
                recorder,
                new Sessions(),
                new Listeners(),
                new Lookup(),
                Executors.newFixedThreadPool(settings.threads(), new DefaultThreadFactory("mailtap-tls", true)),
                new SecureRandom());
    }

    static Relay start(List<Route> routes, Workplace work) throws BindException {
        work.nextId(); // the first use of a random source is slow
        Relay relay = new Relay(work);
        try {
            for (Route route : routes) {
                refusePlain(route);
                relay.open(route);
            }
            for (Route route : routes) {
                relay.refuseLoop(route);
            }
            return relay;
        } catch (BindException refused) {
            relay.close();
            throw refused;
        }
    }

    /** In the order of the routes. */
    public List<Listening> listening() {
        return List.copyOf(listening);
    }

    /** How many clients were turned away because they are in no allowed network. */
    public long refusedClients() {
        return refused.get();
    }

    /** How many sessions are open now. */
    public int openSessions() {
        return work.sessions().count();
    }

    /** Whoever can reach such a listener speaks in clear what the server wants encrypted. */
    private static void refusePlain(Route route) throws BindException {
        boolean beyond = route.listen().stream()
                .anyMatch(address -> !address.getAddress().isLoopbackAddress());
        if (route.tls().mode() == TlsMode.ORIGINATE && beyond && !route.tls().anywhere()) {
            throw new BindException("route " + route.name() + " speaks plain with its clients and TLS with its server,"
                    + " and listens on more than this machine; listen on 127.0.0.1, or say that it is meant so");
        }
    }

    private void open(Route route) throws BindException {
        int port = 0;
        for (InetSocketAddress wanted : route.listen()) {
            InetSocketAddress address =
                    wanted.getPort() == 0 ? new InetSocketAddress(wanted.getAddress(), port) : wanted;
            ChannelFuture bound = bind(route, address).awaitUninterruptibly();
            if (bound.isSuccess()) {
                port = opened(route, bound.channel());
            } else if (port == 0 || !isMissing(bound.cause())) {
                throw cannotListen(route, address, bound.cause());
            } else {
                LOG.info("route {}: this machine has no {}", route.name(), Addresses.text(address.getAddress()));
            }
        }
    }

    private int opened(Route route, Channel channel) {
        InetSocketAddress address = (InetSocketAddress) channel.localAddress();
        work.listeners().add(channel);
        listening.add(new Listening(route, address));
        return address.getPort();
    }

    private ChannelFuture bind(Route route, InetSocketAddress address) {
        return new ServerBootstrap()
                .group(acceptors, workers)
                .channel(work.transport().listener)
                .option(ChannelOption.SO_BACKLOG, Limits.BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .handler(new Door.Patience(route, capacity))
                .childHandler(new Door(route, work, refused))
                .bind(address);
    }

    private static boolean isMissing(Throwable cause) {
        String why = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return why.contains("cannot assign requested address")
                || why.contains("address family not supported")
                || why.contains("protocol family unavailable");
    }

    private static BindException cannotListen(Route route, InetSocketAddress address, Throwable cause) {
        String why = String.valueOf(cause.getMessage());
        String advice = why.contains("in use")
                ? "stop what listens there or choose another port"
                : why.contains("denied")
                        ? "choose a port above 1023 or give mailtap the right to it"
                        : "choose an address of this machine";
        BindException refusal = new BindException("route " + route.name() + " cannot listen on "
                + Addresses.text(address) + ": " + why.replaceFirst("^.*failed[^:]*: ", "") + "; " + advice);
        refusal.initCause(cause);
        return refusal;
    }

    /** Names are looked up for every session, so a loop through a name that changes is met there. */
    private void refuseLoop(Route route) throws BindException {
        if (work.listeners().haveOn(route.port())
                && addresses(route).stream()
                        .anyMatch(address -> work.listeners().reach(address, route.port()))) {
            throw new BindException("route " + route.name() + " leads back to mailtap: its server " + route.upstream()
                    + " is where mailtap itself listens; name the real server");
        }
    }

    /** Empty where they are not to be had soon: a start does not wait for dead name servers. */
    private List<InetAddress> addresses(Route route) {
        try {
            return route.mx()
                    ? List.of()
                    : work.lookup().find(route.host()).get(Limits.START_LOOKUP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException unknown) {
            return List.of();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Stops accepting, lets every session flush what it holds and end as SHUTDOWN; takes a few seconds at most. */
    @Override
    public void close() {
        work.listeners().close();
        work.sessions().shutdown();
        try {
            if (!work.sessions().awaitNone(Limits.SHUTDOWN_MILLIS)) {
                LOG.warn("{} sessions did not end in time", work.sessions().count());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        acceptors.shutdownGracefully(0, Limits.SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS);
        workers.shutdownGracefully(0, Limits.SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(Limits.SHUTDOWN_MILLIS);
        work.tlsTasks().shutdown();
    }
}
