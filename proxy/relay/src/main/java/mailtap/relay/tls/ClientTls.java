package mailtap.relay.tls;

import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.AsyncMapping;
import io.netty.util.concurrent.Promise;
import javax.net.ssl.SSLException;

/** TLS towards clients: mailtap is the server, with a certificate of its own making for the name they ask for. */
public final class ClientTls {
    /** A hello is a few hundred bytes; with post-quantum keys and many extensions, some thousands. */
    private static final int MAX_HELLO = 16 * 1024;

    private static final long HANDSHAKE_MILLIS = 15_000;

    private final LeafMint mint;

    public ClientTls(LeafMint mint) {
        this.mint = mint;
    }

    /** For the first place in a pipeline: reads the hello, has the certificate made, and begins TLS. */
    public ChannelHandler handler(String upstream) {
        AsyncMapping<String, SslContext> contexts = (serverName, promise) -> {
            answer(upstream, serverName, promise);
            return promise;
        };
        return new SniHandler(contexts, MAX_HELLO, HANDSHAKE_MILLIS);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the promise is told
    private void answer(String upstream, String serverName, Promise<SslContext> promise) {
        mint.leaf(upstream, serverName).thenApply(ClientTls::context).whenComplete((context, fault) -> {
            if (fault == null) {
                promise.trySuccess(context);
            } else {
                promise.tryFailure(fault);
            }
        });
    }

    private static SslContext context(LeafMint.Leaf leaf) {
        try {
            return SslContextBuilder.forServer(leaf.key(), leaf.certificate(), leaf.issuer())
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("a certificate that cannot be shown", e);
        }
    }
}
