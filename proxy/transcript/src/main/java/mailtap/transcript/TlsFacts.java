package mailtap.transcript;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of TLS on one leg of a session: recorded when its handshake has ended, well or not, and where TLS passes
 * closed, when the client's hello was seen.
 *
 * @param leg the connection to the client, or that to the server
 * @param version as in {@code TLSv1.3}: agreed on, or the highest offered where it passes
 * @param cipher by its name in the RFCs
 * @param sni the name the client of this leg asked for
 * @param alpn the protocol agreed on
 * @param certificate shown by the server of this leg: mailtap's own on the leg to the client
 * @param verification of that certificate by mailtap: {@link #VERIFIED}, or {@code not verified: } and why
 * @param ja3 of the client's hello on this leg, which is mailtap's own on the leg to the server
 * @param handshakeMillis how long it took, until it ended; -1 where there was none to time
 * @param failure why it failed, in words of mailtap's own; what a peer sent stands in it escaped
 */
public record TlsFacts(
        Instant at,
        Side leg,
        StartedBy startedBy,
        TlsMode mode,
        Outcome outcome,
        @Nullable String version,
        @Nullable String cipher,
        @Nullable String sni,
        @Nullable String alpn,
        @Nullable Certificate certificate,
        @Nullable String verification,
        @Nullable String ja3,
        @Nullable String ja4,
        long handshakeMillis,
        @Nullable String failure)
        implements Entry {

    /** The one good {@link #verification}. */
    public static final String VERIFIED = "verified";

    /** Begins every other {@link #verification}. */
    public static final String NOT_VERIFIED = "not verified: ";

    /** What began it. */
    public enum StartedBy {
        STARTTLS,
        STLS,
        /** The first byte of the connection. */
        IMPLICIT
    }

    /** What came of it. */
    public enum Outcome {
        OPENED,
        /** It goes on between the two sides, and mailtap sees no more of it. */
        PASSED,
        FAILED
    }

    /**
     * The certificate of a server, without the chain behind it.
     *
     * @param sha256 of the whole of it, in lower-case hex
     */
    public record Certificate(String subject, String issuer, String sha256, Instant notBefore, Instant notAfter) {}

    public boolean isVerified() {
        return VERIFIED.equals(verification);
    }
}
