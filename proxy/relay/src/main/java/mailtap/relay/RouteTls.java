package mailtap.relay;

import mailtap.relay.tls.ClientTls;
import mailtap.relay.tls.UpstreamTls;
import org.jspecify.annotations.Nullable;

/**
 * TLS from the first byte, on either side of a route.
 *
 * @param client towards clients; null where the listener is plain
 * @param upstream towards the server; null where it is plain
 */
public record RouteTls(@Nullable ClientTls client, @Nullable UpstreamTls upstream) {
    public static final RouteTls NONE = new RouteTls(null, null);
}
