package mailtap.relay;

import mailtap.relay.tls.ClientTls;
import mailtap.relay.tls.UpstreamTls;
import mailtap.transcript.TlsMode;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of TLS on a route.
 *
 * @param mode what is done about STARTTLS and STLS; PASS leaves all TLS closed, whatever the rest says
 * @param listener how TLS begins with clients: not at all or by their own STARTTLS (PLAIN), or with the first byte
 * @param server how TLS begins with the server
 * @param client TLS towards clients; null where they never get any
 * @param upstream TLS towards the server; null where it never gets any
 * @param anywhere whether plain text may be offered to clients of other machines for what goes on in TLS
 */
public record RouteTls(
        TlsMode mode,
        Begin listener,
        Begin server,
        @Nullable ClientTls client,
        @Nullable UpstreamTls upstream,
        boolean anywhere) {

    /** How TLS begins on a leg. */
    public enum Begin {
        /** Only if client and server agree on it, by STARTTLS or STLS. */
        PLAIN,
        /** With the first byte. */
        IMPLICIT,
        /** By STARTTLS or STLS, which mailtap says itself where the client does not; never of a listener. */
        STARTTLS
    }

    /** Nothing is opened: what the two sides agree on among themselves is relayed closed. */
    public static final RouteTls NONE = new RouteTls(TlsMode.PASS, Begin.PLAIN, Begin.PLAIN, null, null, false);

    public RouteTls {
        boolean opens = mode != TlsMode.PASS;
        boolean secretly = mode == TlsMode.INTERCEPT && listener == Begin.PLAIN && server == Begin.IMPLICIT;
        boolean clientNeedsTls = opens && (mode == TlsMode.INTERCEPT || listener == Begin.IMPLICIT);
        boolean serverNeedsTls = opens && (mode == TlsMode.INTERCEPT || server != Begin.PLAIN);
        if (listener == Begin.STARTTLS
                || secretly
                || (clientNeedsTls && client == null)
                || (serverNeedsTls && upstream == null)) {
            throw new IllegalArgumentException(
                    mode + " with a listener that is " + listener + " and a server that is " + server);
        }
    }

    /** STARTTLS and STLS are opened, and so is TLS from the first byte where the listener has it. */
    public static RouteTls intercept(Begin listener, Begin server, ClientTls client, UpstreamTls upstream) {
        return new RouteTls(TlsMode.INTERCEPT, listener, server, client, upstream, false);
    }

    /** Plain towards the client, TLS towards the server. */
    public static RouteTls originate(Begin server, UpstreamTls upstream) {
        return new RouteTls(TlsMode.ORIGINATE, Begin.PLAIN, server, null, upstream, false);
    }

    /** The same, offered to clients of other machines as well. */
    public RouteTls offeredAnywhere() {
        return new RouteTls(mode, listener, server, client, upstream, true);
    }

    /** Clients speak TLS with mailtap from their first byte. */
    boolean opensClient() {
        return mode != TlsMode.PASS && listener == Begin.IMPLICIT;
    }

    /** The server speaks TLS with mailtap from its first byte. */
    boolean opensServer() {
        return mode != TlsMode.PASS && server == Begin.IMPLICIT;
    }

    /** mailtap says STARTTLS itself, because no client will. */
    boolean saysStartTls() {
        return server == Begin.STARTTLS && (mode == TlsMode.ORIGINATE || opensClient());
    }

    /** INTERCEPT where a client's STARTTLS is followed by handshakes of mailtap's own; else it goes on closed. */
    public TlsMode startTlsMode() {
        return mode == TlsMode.INTERCEPT && listener == Begin.PLAIN ? TlsMode.INTERCEPT : TlsMode.PASS;
    }
}
