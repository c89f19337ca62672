package mailtap.mail.submission;

import mailtap.transcript.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * How a message came by.
 *
 * @param route the route's name, or empty
 * @param port of the server; 0 where it is not known
 * @param user who had logged in
 * @param declared the stage, where the route says it
 */
public record Way(
        Protocol protocol,
        String route,
        int port,
        @Nullable String user,
        @Nullable Stage declared) {
    /** Nothing is known. */
    public static final Way UNKNOWN = new Way(Protocol.SMTP, "", 0, null, null);
}
