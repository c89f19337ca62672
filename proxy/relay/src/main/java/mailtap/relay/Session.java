package mailtap.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import mailtap.transcript.Endpoint;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Origin;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionEnd.EndedBy;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.SessionStart.Source;
import mailtap.transcript.Side;
import mailtap.transcript.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection through mailtap: two legs, and the tap between them. Everything happens on the event loop of
 * the client's channel.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of it is told to the handlers
final class Session {
    private enum State {
        CONNECTING,
        /** The server is there; TLS is being agreed on, on one of the legs or on both. */
        SECURING,
        RELAYING,
        OVER
    }

    private final Route route;
    private final Workplace work;
    private final SessionId id;
    private final SessionClock clock = new SessionClock();
    private final EventLoop loop;
    private final Endpoint clientEndpoint;
    private final Tap tap;
    private final Leg client = new Leg(this, Side.CLIENT);
    private final Leg server = new Leg(this, Side.SERVER);
    private final Opening opening;
    private final Connecting connecting;
    private State state = State.CONNECTING;
    private @Nullable EndedBy endedBy;
    private long crowdedSince;
    private boolean crowded;
    private boolean hurrying;

    Session(Route route, Workplace work, SocketChannel channel, InetSocketAddress clientAddress) {
        this.route = route;
        this.work = work;
        this.id = work.nextId();
        this.loop = channel.eventLoop();
        this.clientEndpoint = new Endpoint(null, Addresses.text(clientAddress.getAddress()), clientAddress.getPort());
        this.tap = new Tap(id, work.recorder(), work.decoders());
        this.opening = new Opening(this, tap, new Opening.Legs(client, server), new Securing(route, work, clock));
        this.connecting = new Connecting(route, work, loop, this::connected);
        channel.pipeline().addLast(client);
    }

    void begin() {
        work.sessions().add(this);
        connecting.begin();
    }

    SessionId id() {
        return id;
    }

    Leg other(Leg leg) {
        return leg == client ? server : client;
    }

    boolean isRelaying() {
        return state == State.RELAYING;
    }

    boolean isSecuring() {
        return state == State.SECURING;
    }

    Route route() {
        return route;
    }

    RelaySettings settings() {
        return work.settings();
    }

    SessionClock clock() {
        return clock;
    }

    boolean isOver() {
        return state == State.OVER;
    }

    private void connected(Connecting.Outcome outcome) {
        switch (outcome) {
            case Connecting.Connected(Channel channel, String host, String ip) -> {
                channel.pipeline().addLast(server);
                start(serverEndpoint(host, ip));
                opening.begin(host);
            }
            case Connecting.Failed(var kind, String detail) -> {
                start(serverEndpoint(route.host(), null));
                found(kind, Origin.MAILTAP, detail);
                endedBy(EndedBy.UNREACHABLE);
                over();
            }
        }
    }

    /** The legs are as they have to be: from here on each says what it likes. */
    void relay() {
        state = State.RELAYING;
        client.goOn();
        server.goOn();
    }

    /** Nothing is passed on until {@link #relay()}. */
    void suspend() {
        state = State.SECURING;
    }

    void over(EndedBy whom) {
        endedBy(whom);
        over();
    }

    Opening opening() {
        return opening;
    }

    void found(FindingKind kind, Origin origin, String detail) {
        tap.found(new Finding(clock.now(), kind, origin, 0, -1, detail));
    }

    private void start(Endpoint serverEndpoint) {
        SessionStart start = new SessionStart(
                clock.start(), route.protocol(), route.name(), Source.LIVE, clientEndpoint, serverEndpoint);
        tap.started(start, route);
    }

    /** A route to an address has no name to tell. */
    private Endpoint serverEndpoint(String host, @Nullable String ip) {
        return Addresses.isLiteral(host)
                ? new Endpoint(null, host, route.port())
                : new Endpoint(host, ip, route.port());
    }

    Verdict hear(Leg leg, ByteBuf chunk) {
        return tap.received(leg.side(), chunk, clock.now());
    }

    /** It is part of what the side said, and nobody gets it. */
    void drop(Leg leg, ByteBuf chunk) {
        tap.dropped(leg.side(), chunk, clock.now());
        chunk.release();
    }

    void heardAll(Leg leg) {
        tap.closed(leg.side(), clock.now());
    }

    /** The first to end it is the one who ended it. */
    void endedBy(EndedBy whom) {
        if (endedBy == null) {
            endedBy = whom;
        }
    }

    /** Asked before each read; while the recorder is crowded the leg is paused instead, for a bounded time. */
    boolean mayRead(Leg leg) {
        if (!tap.isCrowded()) {
            crowded = false;
            return true;
        }
        if (!crowded) {
            crowded = true;
            crowdedSince = System.nanoTime();
        }
        if (System.nanoTime() - crowdedSince >= work.settings().crowdedPause().toNanos()) {
            return true;
        }
        leg.pause();
        return false;
    }

    /** One side is gone for good; the other gets a bounded time to take what was said before that. */
    void hurry() {
        if (!hurrying) {
            hurrying = true;
            loop.schedule(this::cutHard, Limits.RESET_FLUSH_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void cutHard() {
        client.closing().hard();
        server.closing().hard();
    }

    /** Called from any thread. */
    void shutdown() {
        loop.execute(() -> {
            endedBy(EndedBy.SHUTDOWN);
            if (state == State.RELAYING) {
                loop.schedule(this::cut, Limits.SHUTDOWN_FLUSH_MILLIS, TimeUnit.MILLISECONDS);
                client.stop();
                server.stop();
            } else {
                over();
            }
        });
    }

    private void cut() {
        client.closing().orderly();
        server.closing().orderly();
    }

    void legClosed(Leg leg) {
        opening.ended(leg.side());
        boolean early = state == State.CONNECTING || state == State.SECURING;
        if (early ? client.isGone() : client.isGone() && server.isGone()) {
            over();
        }
    }

    private void over() {
        if (state == State.OVER) {
            return;
        }
        if (state == State.CONNECTING && endedBy != EndedBy.UNREACHABLE) {
            connecting.cancel();
            start(serverEndpoint(route.host(), null));
        }
        state = State.OVER;
        opening.cancel();
        client.drain();
        server.drain();
        tap.ended(new SessionEnd(
                clock.now(), endedBy == null ? EndedBy.SHUTDOWN : endedBy, client.wire(), server.wire()));
        cut();
        work.sessions().remove(this);
    }
}
