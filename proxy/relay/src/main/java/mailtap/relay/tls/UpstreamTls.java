package mailtap.relay.tls;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import mailtap.relay.tls.UpstreamTlsSettings.Verification;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import org.jspecify.annotations.Nullable;

/** TLS towards a server: mailtap is the client, and knows whom it wants to talk to. */
public final class UpstreamTls {
    private final UpstreamTlsSettings settings;
    private final ServerCheck check;
    private final SslContext context;

    private UpstreamTls(UpstreamTlsSettings settings) {
        this.settings = settings;
        this.check = new ServerCheck(settings.authorities(), settings.verification() == Verification.REQUIRED);
        this.context = context(settings, check);
    }

    public static UpstreamTls of(UpstreamTlsSettings settings) {
        return new UpstreamTls(settings);
    }

    /** Believes the authorities that Java believes. */
    public static UpstreamTls verified() {
        return of(UpstreamTlsSettings.defaults());
    }

    /** Believes these authorities as well. */
    public static UpstreamTls verifiedBy(Collection<X509Certificate> authorities) {
        return of(UpstreamTlsSettings.defaults().withAuthorities(List.copyOf(authorities)));
    }

    /** Whether a server that cannot be verified is talked to all the same. */
    public boolean isLenient() {
        return settings.verification() != Verification.REQUIRED;
    }

    /** Whether a server that has no TLS is talked to all the same. */
    public boolean isOpportunistic() {
        return settings.verification() == Verification.OPPORTUNISTIC;
    }

    /** Begins TLS on a connection. The name is sent along (SNI) and must be in the server's certificate. */
    public Handshake begin(Channel channel, String host, int port, Occasion occasion) {
        Handshake handshake = new Handshake(Side.SERVER, channel, occasion);
        SslHandler tls = context.newHandler(channel.alloc(), host, port, occasion.tasks());
        tls.setHandshakeTimeoutMillis(0); // the handshake has a clock of its own
        handshake.asksFor(askFor(tls, host));
        tls.handshakeFuture().addListener(done -> ended(handshake, tls, done.cause()));
        channel.pipeline().addFirst(tls);
        return handshake;
    }

    private static @Nullable String askFor(SslHandler tls, String host) {
        String name = ServerNames.canonical(host);
        if (ServerNames.isAddress(name) || !ServerNames.isName(name)) {
            return null;
        }
        SSLParameters parameters = tls.engine().getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(name)));
        tls.engine().setSSLParameters(parameters);
        return name;
    }

    private void ended(Handshake handshake, SslHandler tls, @Nullable Throwable failure) {
        ServerCheck.Seen seen = check.take(tls.engine());
        if (seen != null) {
            handshake.shown(seen.certificate());
            handshake.verified(words(seen));
        } else if (failure == null) {
            resumed(handshake, tls);
        }
        if (failure == null) {
            if (isLenient()) {
                // What was not verified is not to be believed the next time either.
                tls.engine().getSession().invalidate();
            }
            handshake.opened(tls);
        } else {
            handshake.broken(failure);
        }
    }

    /** Only a server that was verified is resumed. */
    private static void resumed(Handshake handshake, SslHandler tls) {
        handshake.verified(TlsFacts.VERIFIED);
        X509Certificate certificate = Certificates.peer(tls.engine().getSession());
        if (certificate != null) {
            handshake.shown(certificate);
        }
    }

    private String words(ServerCheck.Seen seen) {
        return seen.trouble() == null ? TlsFacts.VERIFIED : TlsFacts.NOT_VERIFIED + TlsTrouble.words(seen.trouble());
    }

    private static SslContext context(UpstreamTlsSettings settings, ServerCheck check) {
        ClientCertificate own = settings.certificate();
        try {
            SslContextBuilder builder = SslContextBuilder.forClient()
                    .sslProvider(settings.common().engine().provider())
                    .trustManager(check)
                    .endpointIdentificationAlgorithm("HTTPS")
                    .protocols(settings.common().minimum().andLater());
            if (own != null) {
                builder.keyManager(own.key(), own.chain());
            }
            return settings.common().logged(builder.build());
        } catch (SSLException | IllegalArgumentException e) {
            throw new IllegalStateException("cannot prepare TLS with servers: " + e.getMessage(), e);
        }
    }
}
