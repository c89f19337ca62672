package mailtap.relay;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets clients of one route in: those of this machine and of the allowed networks. */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of it is told to the handlers
final class Door extends ChannelInitializer<SocketChannel> {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Route route;
    private final Workplace work;
    private final AtomicLong refused;
    private final AtomicLong lastLogged = new AtomicLong(System.nanoTime() - millis(Limits.REFUSAL_LOG_MILLIS));

    Door(Route route, Workplace work, AtomicLong refused) {
        this.route = route;
        this.work = work;
        this.refused = refused;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        @Nullable InetSocketAddress client = channel.remoteAddress();
        if (client == null) {
            channel.close();
        } else if (isWelcome(client.getAddress())) {
            Sockets.prepare(channel);
            new Session(route, work, channel, client).begin();
        } else {
            channel.close();
            refuse(client);
        }
    }

    private boolean isWelcome(InetAddress client) {
        return client.isLoopbackAddress()
                || work.settings().allowed().stream().anyMatch(network -> network.contains(client));
    }

    private void refuse(InetSocketAddress client) {
        long count = refused.incrementAndGet();
        long now = System.nanoTime();
        long last = lastLogged.get();
        if (now - last >= millis(Limits.REFUSAL_LOG_MILLIS) && lastLogged.compareAndSet(last, now)) {
            LOG.warn(
                    "route {}: refused a client at {}, which is in no allowed network ({} refused so far)",
                    route.name(),
                    Addresses.text(client.getAddress()),
                    count);
        }
    }

    private static long millis(int millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /**
     * Accepting fails when descriptors run out. The clients wait in the backlog meanwhile; the listener looks again
     * after a short while instead of spinning or giving up.
     */
    static final class Patience extends ChannelInboundHandlerAdapter {
        private final Route route;
        private boolean told;

        Patience(Route route) {
            this.route = route;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object child) {
            told = false;
            context.fireChannelRead(child);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (!told) {
                told = true;
                LOG.warn("route {}: cannot accept clients just now: {}", route.name(), reason(cause));
            }
            context.channel().config().setAutoRead(false);
            context.executor()
                    .schedule(
                            () -> context.channel().config().setAutoRead(true),
                            Limits.ACCEPT_PAUSE_MILLIS,
                            TimeUnit.MILLISECONDS);
        }

        private static Object reason(Throwable cause) {
            return cause instanceof IOException ? String.valueOf(cause.getMessage()) : cause;
        }
    }
}
