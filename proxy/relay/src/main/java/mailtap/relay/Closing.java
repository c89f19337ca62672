package mailtap.relay;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The ways in which a connection is closed. */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of it is told to the handlers
final class Closing {
    private final @Nullable Channel channel;
    private boolean closing;
    private boolean beingReset;

    /** @param channel null where there is no connection: then there is nothing to close */
    Closing(@Nullable Channel channel) {
        this.channel = channel;
    }

    /** In order, once: a second time would not wait for the words of the first. */
    void orderly() {
        if (!closing && channel != null && channel.isOpen()) {
            closing = true;
            channel.close();
        }
    }

    /** Without any last words. */
    void now() {
        if (channel != null && channel.isOpen()) {
            closing = true;
            channel.pipeline().firstContext().close();
        }
    }

    void hard() {
        if (channel != null && channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            now();
        }
    }

    /** SO_LINGER 0 throws away what the kernel has not delivered, so it waits for that as far as it can see. */
    void hardWhenDelivered() {
        if (!beingReset && channel != null && channel.isOpen()) {
            beingReset = true;
            awaitDelivery(channel);
        }
    }

    private void awaitDelivery(Channel open) {
        if (!open.isOpen() || Tcp.isDelivered(open)) {
            hard();
        } else {
            open.eventLoop().schedule(() -> awaitDelivery(open), Limits.RESET_POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
