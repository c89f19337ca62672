package mailtap.relay;

import io.netty.channel.Channel;
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
     * Accepts as long as there are descriptors. When there are none left the clients wait in the backlog, and the
     * listener looks again after a short while instead of spinning or giving up.
     */
    static final class Patience extends ChannelInboundHandlerAdapter {
        private final Route route;
        private final Capacity capacity;
        private boolean told;

        Patience(Route route, Capacity capacity) {
            this.route = route;
            this.capacity = capacity;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object child) {
            capacity.admit((Channel) child);
            context.fireChannelRead(child);
            if (capacity.isFull()) {
                tell("there are descriptors for " + capacity.most() + " sessions");
                pause(context);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            tell(cause instanceof IOException ? String.valueOf(cause.getMessage()) : cause.toString());
            pause(context);
        }

        private void pause(ChannelHandlerContext context) {
            context.channel().config().setAutoRead(false);
            context.executor().schedule(() -> resume(context), Limits.ACCEPT_PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }

        private void resume(ChannelHandlerContext context) {
            if (capacity.isFull()) {
                pause(context);
            } else {
                told = false;
                context.channel().config().setAutoRead(true);
            }
        }

        private void tell(String why) {
            if (!told) {
                told = true;
                LOG.warn("route {}: new clients have to wait: {}", route.name(), why);
            }
        }
    }
}
