package mailtap.sandbox;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The running server. It listens on 127.0.0.1 and forgets everything when it is closed. */
public final class Sandbox implements AutoCloseable {
    private static final int SILENCE_SECONDS_MAX = 300;

    /** Where it listens. */
    public record Ports(int smtp, int pop3) {}

    private final EventLoopGroup loops;
    private final Mailboxes mailboxes;
    private final Ports ports;

    private Sandbox(EventLoopGroup loops, SandboxSettings settings) throws IOException {
        this.loops = loops;
        this.mailboxes = new Mailboxes(settings);
        int smtp = listen("smtp", settings.smtpPort(), () -> new SmtpTalk(mailboxes, settings));
        int pop3 = listen("pop3", settings.pop3Port(), () -> new Pop3Talk(mailboxes));
        this.ports = new Ports(smtp, pop3);
    }

    /** Starts it; when this returns it answers. */
    public static Sandbox start(SandboxSettings settings) throws IOException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                2, new DefaultThreadFactory("mailtap-sandbox", true), NioIoHandler.newFactory());
        try {
            return new Sandbox(loops, settings);
        } catch (IOException | RuntimeException failed) {
            end(loops);
            throw failed;
        }
    }

    public Ports ports() {
        return ports;
    }

    /** Lays a message into a mailbox as it is, without trace lines. */
    void put(String address, String message) {
        mailboxes.deliver(List.of(address), message.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The messages somebody would find in his mailbox, as delivered. */
    public List<byte[]> mailbox(String login) {
        return mailboxes.read(login).stream()
                .map(StoredMessage::bytes)
                .map(byte[]::clone)
                .toList();
    }

    @Override
    public void close() {
        end(loops);
    }

    private static void end(EventLoopGroup loops) {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }

    private int listen(String protocol, int port, Supplier<ChannelHandler> talk) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(pipeline(talk))
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "sandbox cannot listen for " + protocol + " on 127.0.0.1:" + port + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        return ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    /** Flow control hands out one line at a time, so that a talk that stops reading is not fed any more. */
    private static ChannelInitializer<Channel> pipeline(Supplier<ChannelHandler> talk) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(
                                new ReadTimeoutHandler(SILENCE_SECONDS_MAX),
                                new Lines(),
                                new FlowControlHandler(),
                                talk.get());
            }
        };
    }
}
