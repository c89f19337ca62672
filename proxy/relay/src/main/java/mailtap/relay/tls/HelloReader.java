package mailtap.relay.tls;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslClientHelloHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import mailtap.relay.tls.ClientTls.Showing;
import mailtap.tls.ClientHello;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/** Reads a client's hello, in whatever pieces it comes, and gives way to TLS with the certificate it calls for. */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of it is told to the handshake
final class HelloReader extends SslClientHelloHandler<Showing> {
    private final Handshake handshake;
    private final Function<@Nullable String, CompletableFuture<Showing>> certificates;

    HelloReader(Handshake handshake, Function<@Nullable String, CompletableFuture<Showing>> certificates) {
        super(ClientHello.MAX_BYTES);
        this.handshake = handshake;
        this.certificates = certificates;
    }

    @Override
    protected Future<Showing> lookup(ChannelHandlerContext context, @Nullable ByteBuf body) {
        ClientHello hello = body == null
                ? null
                : ClientHello.ofBody(Bytes.wrap(ByteBufUtil.getBytes(body))).orElse(null);
        if (hello != null) {
            handshake.heard(hello);
        }
        Promise<Showing> promise = context.executor().newPromise();
        certificates.apply(hello == null ? null : hello.serverName()).whenComplete((showing, fault) -> {
            if (fault == null) {
                promise.trySuccess(showing);
            } else {
                promise.tryFailure(fault);
            }
        });
        return promise;
    }

    @Override
    protected void onLookupComplete(ChannelHandlerContext context, Future<Showing> found) {
        if (!found.isSuccess()) {
            handshake.broken(found.cause());
            return;
        }
        Showing showing = found.getNow();
        handshake.shown(showing.leaf().certificate());
        SslHandler tls = showing.context()
                .newHandler(context.alloc(), handshake.occasion().tasks());
        tls.setHandshakeTimeoutMillis(0); // the handshake has a clock of its own
        tls.handshakeFuture().addListener(done -> {
            if (done.isSuccess()) {
                handshake.opened(tls);
            } else {
                handshake.broken(done.cause());
            }
        });
        context.pipeline().replace(this, null, tls);
    }
}
