package mailtap.relay.tls;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.concurrent.Future;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS towards a server: mailtap is the client, and knows whom it wants to talk to. */
public final class UpstreamTls {
    private final SslContext context;

    private UpstreamTls(SslContext context) {
        this.context = context;
    }

    /** Believes the authorities that Java believes. */
    public static UpstreamTls verified() {
        return new UpstreamTls(context(null, true));
    }

    /** Believes these authorities and no others. */
    public static UpstreamTls verifiedBy(Collection<X509Certificate> authorities) {
        return new UpstreamTls(context(trusting(authorities), true));
    }

    /** Believes everybody: the connection is encrypted, and nobody knows to whom. */
    public static UpstreamTls unverified() {
        return new UpstreamTls(context(InsecureTrustManagerFactory.INSTANCE, false));
    }

    /**
     * Begins TLS on a connection. The name is sent along (SNI) and must be in the server's certificate.
     *
     * @return done when the server has been verified, or with what is wrong with it
     */
    public Future<Channel> begin(Channel channel, String host, int port) {
        SslHandler handler = context.newHandler(channel.alloc(), host, port);
        channel.pipeline().addFirst(handler);
        return handler.handshakeFuture();
    }

    private static SslContext context(@Nullable TrustManagerFactory trust, boolean named) {
        try {
            return SslContextBuilder.forClient()
                    .trustManager(trust)
                    .endpointIdentificationAlgorithm(named ? "HTTPS" : null)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private static TrustManagerFactory trusting(Collection<X509Certificate> authorities) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate authority : authorities) {
                store.setCertificateEntry("authority-" + number++, authority);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException("authorities that cannot be believed", e);
        }
    }
}
