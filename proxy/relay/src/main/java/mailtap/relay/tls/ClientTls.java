package mailtap.relay.tls;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import mailtap.transcript.Side;
import org.jspecify.annotations.Nullable;

/** TLS towards clients: mailtap is the server, with a certificate of its own making for the name they ask for. */
public final class ClientTls {
    /** A leaf with all that is needed to show it. */
    record Showing(LeafMint.Leaf leaf, SslContext context) {}

    private final LeafMint mint;
    private final TlsSettings settings;
    /** What a resumed session belongs to, so it has to stay as long as the leaf does. */
    private final Map<LeafMint.Leaf, Showing> known = new LinkedHashMap<>(16, 0.75f, true);

    public ClientTls(LeafMint mint, TlsSettings settings) {
        this.mint = mint;
        this.settings = settings;
    }

    /**
     * Begins TLS on a connection: reads the client's hello, has the certificate made, and answers. What is written before
     * the hello has come goes out as it is.
     *
     * @param upstream the server the client is on the way to
     */
    public Handshake begin(Channel channel, String upstream, Occasion occasion) {
        Handshake handshake = new Handshake(Side.CLIENT, channel, occasion);
        channel.pipeline().addFirst(new HelloReader(handshake, name -> showing(upstream, name)));
        return handshake;
    }

    /**
     * What an operator can do for a client that asked for a name no certificate could be made for, to stand behind the
     * words that tell of its failure; empty where that is not so. Whom {@code mx:} leads to is not known when the authority
     * is made.
     */
    public String advice(@Nullable String serverName) {
        return mint.uncovered(serverName)
                .map(name ->
                        "; it asked for " + name + ", which the authority may not sign for: mailtap ca rotate --now "
                                + name + " makes one that may")
                .orElse("");
    }

    private CompletableFuture<Showing> showing(String upstream, @Nullable String serverName) {
        return mint.leaf(upstream, serverName).thenApply(this::showing);
    }

    private Showing showing(LeafMint.Leaf leaf) {
        synchronized (known) {
            Showing showing = known.computeIfAbsent(leaf, fresh -> new Showing(fresh, context(fresh)));
            if (known.size() > LeafMint.MAX_LEAVES) {
                known.remove(known.keySet().iterator().next());
            }
            return showing;
        }
    }

    private SslContext context(LeafMint.Leaf leaf) {
        try {
            return settings.logged(SslContextBuilder.forServer(leaf.key(), leaf.certificate(), leaf.issuer())
                    .sslProvider(settings.engine().provider())
                    .protocols(settings.minimum().andLater())
                    .build());
        } catch (SSLException e) {
            throw new IllegalStateException("a certificate that cannot be shown", e);
        }
    }
}
