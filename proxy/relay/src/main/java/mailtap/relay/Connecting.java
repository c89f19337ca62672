package mailtap.relay;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.NoopAddressResolverGroup;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mailtap.transcript.FindingKind;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reaches a route's server: looks the name up, then tries its addresses one after the other, all within one
 * time limit. Everything but the lookup happens on the session's event loop, which the new connection joins.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of it is told to the handlers
final class Connecting {
    /** What came of it. */
    sealed interface Outcome {}

    /** @param host whose address it is: the route's, or one of its mail exchangers */
    record Connected(Channel channel, String host, String ip) implements Outcome {}

    /** @param detail printable, for people: what was tried and what came back */
    record Failed(FindingKind kind, String detail) implements Outcome {}

    private static final ChannelInitializer<SocketChannel> PREPARE = new ChannelInitializer<>() {
        @Override
        protected void initChannel(SocketChannel channel) {
            Sockets.prepare(channel);
        }
    };

    private final Route route;
    private final Workplace work;
    private final EventLoop loop;
    private final Consumer<Outcome> done;
    private final long deadline;
    private final Queue<String> hosts = new ArrayDeque<>();
    private final Queue<InetAddress> left = new ArrayDeque<>();
    private final StringBuilder tried = new StringBuilder();
    private @Nullable FindingKind firstFailure;
    private @Nullable ScheduledFuture<?> alarm;
    private @Nullable ChannelFuture attempt;
    private String host;
    private boolean over;

    Connecting(Route route, Workplace work, EventLoop loop, Consumer<Outcome> done) {
        this.route = route;
        this.work = work;
        this.loop = loop;
        this.done = done;
        this.host = route.host();
        this.deadline = System.nanoTime() + work.settings().connectTimeout().toNanos();
    }

    void begin() {
        alarm = loop.schedule(this::timedOut, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (route.mx()) {
            new MailExchangers(work.settings(), work.transport())
                    .find(loop, route.host())
                    .whenComplete((found, fault) -> loop.execute(() -> exchangers(found, fault)));
        } else {
            hosts.add(route.host());
            nextHost();
        }
    }

    private void exchangers(@Nullable List<String> found, @Nullable Throwable fault) {
        if (found == null) {
            String why = fault instanceof MailExchangers.NoneException none ? none.getMessage() : "no mail exchanger";
            finish(new Failed(FindingKind.UPSTREAM_UNREACHABLE, route.upstream() + ": " + why));
        } else {
            hosts.addAll(found);
            nextHost();
        }
    }

    private void nextHost() {
        String next = hosts.poll();
        if (next == null) {
            finish(new Failed(
                    firstFailure == null ? FindingKind.UPSTREAM_UNREACHABLE : firstFailure, tried.toString()));
        } else if (!over) {
            host = next;
            work.lookup().find(next).whenComplete((addresses, fault) -> loop.execute(() -> found(addresses)));
        }
    }

    /** No outcome will be reported any more. */
    void cancel() {
        over = true;
        if (alarm != null) {
            alarm.cancel(false);
        }
        if (attempt != null) {
            attempt.cancel(false);
        }
    }

    private void found(@Nullable List<InetAddress> addresses) {
        if (addresses == null) {
            String name = route.mx() ? host : route.upstream();
            failed(name + ": the name has no address", FindingKind.UPSTREAM_UNREACHABLE);
            nextHost();
        } else {
            left.addAll(addresses.subList(0, Math.min(addresses.size(), Limits.ADDRESSES_MAX)));
            tryNext();
        }
    }

    private void tryNext() {
        InetAddress address = left.poll();
        if (address == null) {
            nextHost();
        } else if (work.listeners().reach(address, route.port())) {
            finish(new Failed(
                    FindingKind.UPSTREAM_IS_MAILTAP,
                    Addresses.text(new InetSocketAddress(address, route.port())) + " is where mailtap listens"));
        } else {
            connect(address);
        }
    }

    private void connect(InetAddress address) {
        if (over) {
            return;
        }
        attempt = new Bootstrap()
                .group(loop)
                .channel(work.transport().socket)
                .resolver(NoopAddressResolverGroup.INSTANCE)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, share())
                .handler(PREPARE)
                .connect(address, route.port());
        attempt.addListener((ChannelFuture future) -> {
            if (loop.inEventLoop()) {
                tried(address, future);
            } else {
                // A socket that could not even be made (no descriptors left) is reported from elsewhere.
                loop.execute(() -> tried(address, future));
            }
        });
    }

    /** An address that does not answer must leave time for those behind it. */
    private int share() {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        return Math.clamp(millis / (left.size() + hosts.size() + 1), 1, Integer.MAX_VALUE);
    }

    private void tried(InetAddress address, ChannelFuture future) {
        if (over) {
            future.channel().close();
        } else if (future.isSuccess()) {
            finish(new Connected(future.channel(), host, Addresses.text(address)));
        } else {
            failed(address, future.cause());
        }
    }

    private void failed(InetAddress address, @Nullable Throwable cause) {
        FindingKind kind = kindOf(cause);
        failed(Addresses.text(new InetSocketAddress(address, route.port())) + ": " + words(kind), kind);
        tryNext();
    }

    private void failed(String what, FindingKind kind) {
        firstFailure = firstFailure == null ? kind : firstFailure;
        tried.append(tried.isEmpty() ? "" : "; ").append(what);
    }

    private static FindingKind kindOf(@Nullable Throwable cause) {
        return switch (cause) {
            case ConnectTimeoutException timeout -> FindingKind.UPSTREAM_TIMEOUT;
            case ConnectException refused when isAbout(refused, "refused") -> FindingKind.UPSTREAM_REFUSED;
            case ConnectException slow when isAbout(slow, "timed out") -> FindingKind.UPSTREAM_TIMEOUT;
            case null, default -> FindingKind.UPSTREAM_UNREACHABLE;
        };
    }

    private static boolean isAbout(ConnectException cause, String word) {
        return String.valueOf(cause.getMessage()).contains(word);
    }

    private static String words(FindingKind kind) {
        return switch (kind) {
            case UPSTREAM_TIMEOUT -> "no answer";
            case UPSTREAM_REFUSED -> "refused";
            default -> "unreachable";
        };
    }

    private void timedOut() {
        String what = tried.isEmpty() ? route.upstream() : tried.toString();
        finish(new Failed(
                FindingKind.UPSTREAM_TIMEOUT,
                what + ": no answer within " + work.settings().connectTimeout().toMillis() + " ms"));
    }

    private void finish(Outcome outcome) {
        if (over) {
            return;
        }
        if (outcome instanceof Failed) {
            cancel();
        } else if (alarm != null) {
            alarm.cancel(false);
        }
        over = true;
        done.accept(outcome);
    }
}
