package mailtap.relay;

import io.netty.channel.Channel;
import java.nio.channels.ClosedChannelException;
import java.util.function.Consumer;
import mailtap.relay.tls.ClientTls;
import mailtap.relay.tls.Handshake;
import mailtap.relay.tls.Occasion;
import mailtap.relay.tls.UpstreamTls;
import mailtap.transcript.Protocol;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.TlsFacts.StartedBy;
import org.jspecify.annotations.Nullable;

/** The handshakes of one session, one after the other: the server's leg is always secured before the client's. */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of it is told to the handlers
final class Securing {
    private final Route route;
    private final Workplace work;
    private final SessionClock clock;
    private @Nullable Handshake current;
    private Side leg = Side.SERVER;
    private String host;

    Securing(Route route, Workplace work, SessionClock clock) {
        this.route = route;
        this.work = work;
        this.clock = clock;
        this.host = route.host();
    }

    /** What STARTTLS is called here. */
    StartedBy command() {
        return route.protocol() == Protocol.POP3 ? StartedBy.STLS : StartedBy.STARTTLS;
    }

    /** Which of the route's servers it is, where there are several. */
    void towards(String name) {
        host = name;
    }

    void server(Channel channel, StartedBy by, Consumer<TlsFacts> done) {
        UpstreamTls tls = route.tls().upstream();
        if (tls == null) {
            throw new IllegalStateException("route " + route.name() + " has no TLS for its server");
        }
        begun(Side.SERVER, tls.begin(channel, host, route.port(), occasion(by)), done);
    }

    void client(Channel channel, StartedBy by, Consumer<TlsFacts> done) {
        ClientTls tls = route.tls().client();
        if (tls == null) {
            throw new IllegalStateException("route " + route.name() + " has no TLS for its clients");
        }
        begun(Side.CLIENT, tls.begin(channel, route.host(), occasion(by)), done);
        channel.read();
    }

    private void begun(Side side, Handshake handshake, Consumer<TlsFacts> done) {
        current = handshake;
        leg = side;
        handshake.ended().addListener(ended -> {
            current = null;
            done.accept(handshake.ended().getNow());
        });
    }

    private Occasion occasion(StartedBy by) {
        return new Occasion(
                by,
                route.tls().mode(),
                clock::now,
                work.tlsTasks(),
                work.settings().handshakeTimeout());
    }

    /** What happened on a leg, where it concerns the handshake that goes on there. */
    void broken(Side side, Throwable cause) {
        Handshake handshake = current;
        if (handshake != null && leg == side) {
            handshake.broken(cause);
        }
    }

    /** No more will come from this side. */
    void ended(Side side) {
        broken(side, new ClosedChannelException());
    }
}
