package mailtap.transcript;

import java.time.Instant;

/**
 * The first entry of every session.
 *
 * @param at when the client connected; the entry itself is recorded when the connection to the server stands or failed
 * @param route the route's name, as the user gave it or mailtap made it
 * @param server as the route names it; a name without address was never reached
 */
public record SessionStart(Instant at, Protocol protocol, String route, Source source, Endpoint client, Endpoint server)
        implements Entry {

    /** How the bytes arrived. */
    public enum Source {
        LIVE,
        IMPORT
    }
}
