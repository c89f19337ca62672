package mailtap.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Origin;
import mailtap.transcript.SessionEnd.Wire;
import mailtap.transcript.Side;
import mailtap.transcript.Verdict;
import mailtap.transcript.Verdict.Then;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One side's connection. It reads a chunk, hands it to the session to be listened to, writes it to the other leg, and
 * reads the next when that write is done; how it ends is told by its {@link Ending}. Both legs live on one event loop, so
 * nothing here is volatile.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of it is told to the handlers
final class Leg extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Leg.class);

    private final Session session;
    private final Side side;
    private final Held held = new Held();
    private final ChannelFutureListener written = this::written;
    private final Ending ending;
    private @Nullable DuplexChannel channel;
    private long received;
    private long forwarded;
    private int writingBytes;
    private boolean writing;
    private boolean pausing;
    /** The client's, behind a STARTTLS that the server has not answered. */
    private boolean waiting;

    Leg(Session session, Side side) {
        this.session = session;
        this.side = side;
        this.ending = new Ending(session, this);
    }

    Ending ending() {
        return ending;
    }

    Side side() {
        return side;
    }

    Wire wire() {
        return new Wire(received, forwarded);
    }

    /** Never connected, or closed. */
    boolean isGone() {
        return channel == null || !channel.isOpen();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = (DuplexChannel) context.channel();
        ending.opened(context.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf chunk = (ByteBuf) message;
        if (session.isOver()) {
            chunk.release();
            return;
        }
        received += chunk.readableBytes();
        if (side == Side.SERVER && session.isSecuring()) {
            session.opening().received(chunk);
        } else {
            hold(chunk);
            goOn();
        }
    }

    /** Kept until it can be passed on. */
    void hold(ByteBuf chunk) {
        held.add(chunk);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        switch (event) {
            case ChannelInputShutdownEvent end
            when !ending.isInputDone() -> {
                noticeCut();
                ending.inputEnded();
            }
            case SslCloseCompletionEvent end when end.isSuccess() && !ending.isInputDone() -> ending.inputEnded();
            case SslHandshakeCompletionEvent handshake
            when !handshake.isSuccess() -> session.opening().broken(side, handshake.cause());
            default -> {}
        }
        ReferenceCountUtil.release(event);
    }

    private void noticeCut() {
        if (isEncrypted() && session.isRelaying()) {
            session.found(FindingKind.TLS_CUT, Origin.of(side), "");
        }
    }

    boolean isEncrypted() {
        return open().pipeline().get(SslHandler.class) != null;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException || cause instanceof DecoderException)) {
            LOG.error("session {}: the relay failed on the {} side; the session is cut", session.id(), side, cause);
        }
        session.opening().broken(side, cause);
        if (!session.isOver()) {
            ending.wasReset();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ending.closed();
        goOn();
        session.legClosed(this);
    }

    /** Does the next thing there is to do, if any: write what is held, pass on the end, or read. */
    void goOn() {
        while (!writing && !pausing && !waiting && session.isRelaying()) {
            ByteBuf chunk = held.poll();
            if (chunk == null) {
                atRest();
                return;
            }
            pass(chunk);
        }
    }

    private void pass(ByteBuf chunk) {
        Verdict verdict = session.hear(this, chunk);
        held.giveBack(chunk, verdict.taken());
        if (verdict.then() == Then.SWITCH) {
            session.opening().agreed(chunk);
            return;
        }
        waiting = side == Side.CLIENT && verdict.then() == Then.HOLD;
        write(chunk);
        if (side == Side.SERVER && verdict.then() == Then.GO_ON) {
            session.other(this).release();
        }
    }

    private void write(ByteBuf chunk) {
        Leg other = session.other(this);
        if (other.ending.isDeaf() || other.isGone() || !chunk.isReadable()) {
            chunk.release();
            return;
        }
        writing = true;
        writingBytes = chunk.readableBytes();
        other.open().writeAndFlush(chunk).addListener(written);
    }

    /** The server has answered: what the client said behind its STARTTLS may have its turn. */
    void release() {
        if (waiting) {
            waiting = false;
            goOn();
        }
    }

    // TLS.

    DuplexChannel channel() {
        return open();
    }

    /** Words of this side that were held back until now. */
    void passLate(ByteBuf words) {
        write(words);
    }

    /** What came in clear behind the agreement on TLS goes no further. */
    void dropHeld() {
        held.drainTo(chunk -> session.drop(this, chunk));
    }

    /** The same, except for what can only be a hello: some clients do not wait for the reply. */
    void dropClear() {
        waiting = false;
        if (!held.beginsWithHello()) {
            dropHeld();
        }
    }

    /** Gives TLS the hello that came too early. */
    void offerHello() {
        held.drainTo(chunk -> {
            received -= chunk.readableBytes();
            open().pipeline().fireChannelRead(chunk);
        });
    }

    private void written(ChannelFuture write) {
        writing = false;
        if (write.isSuccess()) {
            forwarded += writingBytes;
        } else {
            session.other(this).ending.becameDeaf();
        }
        goOn();
    }

    private void atRest() {
        if (ending.isInputDone()) {
            ending.passOn();
        } else if (!session.other(this).ending.isDeaf() && session.mayRead(this)) {
            open().read();
        }
    }

    /** The recorder is crowded: this side's reading waits a little. */
    void pause() {
        pausing = true;
        later(Limits.CROWDED_POLL_MILLIS, () -> {
            pausing = false;
            goOn();
        });
    }

    /** mailtap stops: as if this side had said all it had to say. */
    void stop() {
        ending.stop();
        goOn();
    }

    Closing closing() {
        return ending.closing();
    }

    /** What waited for the server's answer will not get one. */
    void dropWaiting() {
        if (waiting) {
            waiting = false;
            dropHeld();
        }
    }

    /** The session is over: what was read and could not be passed on is still part of the record. */
    void drain() {
        for (ByteBuf chunk = held.poll(); chunk != null; chunk = held.poll()) {
            int taken = session.hear(this, chunk).taken();
            held.giveBack(chunk, taken);
            chunk.release();
            if (taken == 0) {
                dropHeld();
            }
        }
        ending.heardAll();
    }

    private DuplexChannel open() {
        if (channel == null) {
            throw new IllegalStateException("no connection to the " + side);
        }
        return channel;
    }

    void later(int millis, Runnable task) {
        Channel here = open();
        here.eventLoop().schedule(task, millis, TimeUnit.MILLISECONDS);
    }
}
