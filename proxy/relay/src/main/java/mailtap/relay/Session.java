package mailtap.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import mailtap.relay.tls.ClientTls;
import mailtap.relay.tls.TlsTrouble;
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
import org.jspecify.annotations.Nullable;

/**
 * One client's connection through mailtap: two legs, and the tap between them. Everything happens on the event loop of
 * the client's channel.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of it is told to the handlers
final class Session {
    private enum State {
        CONNECTING,
        /** The server is there; the client's TLS handshake goes on. */
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

    /** Before that, what happens to the server's connection is told to those who make it. */
    boolean isBegun() {
        return state != State.CONNECTING;
    }

    boolean isOver() {
        return state == State.OVER;
    }

    private void connected(Connecting.Outcome outcome) {
        switch (outcome) {
            case Connecting.Reached(Channel channel) -> channel.pipeline().addLast(server);
            case Connecting.Connected(String ip) -> {
                start(ip);
                welcome();
            }
            case Connecting.Failed(var kind, String detail) -> {
                start(null);
                found(kind, Origin.MAILTAP, detail);
                endedBy(EndedBy.UNREACHABLE);
                over();
            }
        }
    }

    private void welcome() {
        ClientTls tls = route.tls().client();
        if (tls == null) {
            relay();
        } else {
            state = State.SECURING;
            client.secure(tls.handler(route.host()));
        }
    }

    private void relay() {
        state = State.RELAYING;
        client.goOn();
        server.goOn();
    }

    /** The client's handshake is over, well or not. */
    void secured(@Nullable Throwable failure) {
        if (state != State.SECURING) {
            return;
        }
        if (failure == null) {
            relay();
        } else {
            found(FindingKind.CLIENT_TLS_FAILED, Origin.CLIENT, TlsTrouble.words(failure));
            endedBy(EndedBy.CLIENT);
            over();
        }
    }

    void found(FindingKind kind, Origin origin, String detail) {
        tap.found(new Finding(clock.now(), kind, origin, 0, -1, detail));
    }

    private void start(@Nullable String serverIp) {
        tap.started(new SessionStart(
                clock.start(), route.protocol(), route.name(), Source.LIVE, clientEndpoint, serverEndpoint(serverIp)));
    }

    /** A route to an address has no name to tell. */
    private Endpoint serverEndpoint(@Nullable String serverIp) {
        return Addresses.isLiteral(route.host())
                ? new Endpoint(null, route.host(), route.port())
                : new Endpoint(route.host(), serverIp, route.port());
    }

    void hear(Leg leg, ByteBuf chunk) {
        tap.received(leg.side(), chunk, clock.now());
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
        client.cutHard();
        server.cutHard();
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
        client.cut();
        server.cut();
    }

    void legClosed() {
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
            start(null);
        }
        state = State.OVER;
        client.drain();
        server.drain();
        tap.ended(new SessionEnd(
                clock.now(), endedBy == null ? EndedBy.SHUTDOWN : endedBy, client.wire(), server.wire()));
        cut();
        work.sessions().remove(this);
    }
}
