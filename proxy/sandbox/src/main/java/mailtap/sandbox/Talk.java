package mailtap.sandbox;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What both protocols share: commands are lines, replies are lines, and who does not read what he asked for is not
 * listened to.
 */
abstract class Talk extends SimpleChannelInboundHandler<Lines.Piece> {
    /** A peer that gets this many commands wrong is not going to get one right. */
    private static final int MISTAKES_MAX = 100;

    private @Nullable ChannelHandlerContext context;
    private boolean inLongLine;
    private boolean over;
    private @Nullable SslContext tls;
    private boolean secure;
    /** Between the agreement on TLS and the end of the handshake nothing counts. */
    private boolean deaf;

    private int mistakes;

    /** A command line cut at its first blank; the verb in upper case. */
    record Command(String verb, String argument) {
        static Command of(String line) {
            int blank = line.indexOf(' ');
            String verb = blank < 0 ? line : line.substring(0, blank);
            return new Command(verb.toUpperCase(Locale.ROOT), blank < 0 ? "" : line.substring(blank + 1));
        }
    }

    abstract void greet();

    /** TLS has begun: what was agreed before it does not hold any more. */
    abstract void begunTls();

    /** A command line of bearable length. */
    abstract void command(String line);

    /** What to say to a line that is too long to be a command. */
    abstract String tooLong();

    /** What to say before hanging up on somebody who makes nothing but mistakes. */
    abstract String enough();

    /** True where the piece was not a command but, say, content. */
    boolean content(Lines.Piece piece) {
        return false;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        greet();
        active.flush();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext reading, Lines.Piece piece) {
        if (over || deaf || content(piece)) {
            return;
        }
        boolean begins = !inLongLine;
        inLongLine = !piece.endsLine();
        if (begins && piece.endsLine()) {
            command(piece.text());
        } else if (begins) {
            mistake(tooLong());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext reading) {
        reading.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext changed) {
        changed.flush();
        changed.channel().config().setAutoRead(changed.channel().isWritable());
    }

    /** Who has said everything still wants to hear ours. */
    @Override
    public void userEventTriggered(ChannelHandlerContext triggered, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            shaken(triggered, handshake.isSuccess());
        } else if (event instanceof ChannelInputShutdownEvent || event instanceof SslCloseCompletionEvent) {
            triggered.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void shaken(ChannelHandlerContext shaken, boolean opened) {
        if (!opened) {
            ChannelFuture unused = shaken.close();
        } else if (deaf) {
            deaf = false;
            secure = true;
            begunTls();
        }
    }

    final void mayBeginTls(@Nullable SslContext context) {
        tls = context;
    }

    /** It is spoken from the first byte. */
    final void isSecure() {
        secure = true;
    }

    final boolean hasTls() {
        return tls != null;
    }

    final boolean offersTls() {
        return tls != null && !secure;
    }

    /** Agrees with a line, and speaks TLS from there on. */
    final void beginTls(String agreement) {
        if (context != null && tls != null) {
            reply(agreement);
            context.flush();
            deaf = true;
            context.pipeline().addFirst(tls.newHandler(context.alloc()));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failing, Throwable cause) {
        ChannelFuture unused = failing.close();
    }

    /** Says one or more whole lines, given without their last line end. */
    final void reply(String lines) {
        write((lines + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    final void mistake(String line) {
        reply(line);
        if (++mistakes == MISTAKES_MAX) {
            hangUp(enough());
        }
    }

    final void write(byte[] bytes) {
        if (context != null && !over) {
            context.write(Unpooled.wrappedBuffer(bytes)).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
    }

    final void hangUp(String line) {
        reply(line);
        over = true;
        if (context != null) {
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** The client's address, as RFC 5321 4.1.3 writes it. */
    final String peer() {
        return context != null && context.channel().remoteAddress() instanceof InetSocketAddress address
                ? "[" + address.getAddress().getHostAddress() + "]"
                : "[]";
    }
}
