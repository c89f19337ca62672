package mailtap.sandbox;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The running server. It listens on 127.0.0.1 and forgets everything when it is closed. */
public final class Sandbox implements AutoCloseable {
    private static final int SILENCE_SECONDS_MAX = 300;

    private record Door(
            String protocol, Supplier<Talk> talk, @Nullable SslContext tls) {}

    /** Where it listens; {@code smtps} and {@code pop3s} are 0 where it has no TLS. */
    public record Ports(int smtp, int pop3, int smtps, int pop3s) {}

    private final EventLoopGroup loops;
    private final Mailboxes mailboxes;
    private final Ports ports;

    private Sandbox(EventLoopGroup loops, SandboxSettings settings) throws IOException {
        this.loops = loops;
        this.mailboxes = new Mailboxes(settings);
        SandboxTls tls = settings.tls();
        SslContext context = tls == null ? null : tls.context();
        Door smtp = new Door("smtp", () -> new SmtpTalk(mailboxes, settings), context);
        Door pop3 = new Door("pop3", () -> new Pop3Talk(mailboxes), context);
        this.ports = new Ports(
                listen(smtp, settings.smtpPort(), false),
                listen(pop3, settings.pop3Port(), false),
                tls == null ? 0 : listen(smtp, tls.smtpsPort(), true),
                tls == null ? 0 : listen(pop3, tls.pop3sPort(), true));
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

    private int listen(Door door, int port, boolean implicit) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(pipeline(door, implicit))
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "sandbox cannot listen for " + door.protocol() + (implicit ? "s" : "") + " on 127.0.0.1:" + port
                            + ": " + bound.cause().getMessage(),
                    bound.cause());
        }
        return ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    /** Flow control hands out one line at a time, so that a talk that stops reading is not fed any more. */
    private static ChannelInitializer<Channel> pipeline(Door door, boolean implicit) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                Talk talk = door.talk().get();
                talk.mayBeginTls(door.tls());
                if (implicit && door.tls() != null) {
                    channel.pipeline().addLast(door.tls().newHandler(channel.alloc()));
                    talk.isSecure();
                }
                channel.pipeline()
                        .addLast(
                                new ReadTimeoutHandler(SILENCE_SECONDS_MAX),
                                new Lines(),
                                new FlowControlHandler(),
                                talk);
            }
        };
    }
}
