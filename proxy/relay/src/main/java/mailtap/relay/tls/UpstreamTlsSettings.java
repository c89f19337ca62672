package mailtap.relay.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server is spoken to.
 *
 * @param authorities believed besides those that Java believes
 * @param certificate of mailtap's own, for servers that ask for one; null: none
 */
public record UpstreamTlsSettings(
        TlsSettings common,
        Verification verification,
        List<X509Certificate> authorities,
        @Nullable ClientCertificate certificate) {

    /** What is done about a server whose certificate cannot be verified. */
    public enum Verification {
        /** It gets nothing: the session ends. */
        REQUIRED,
        /** Where TLS is a matter of luck, as between mail exchangers: recorded, and the session goes on. */
        OPPORTUNISTIC,
        /** The operator wants it so; recorded, and the session goes on. */
        OFF
    }

    public UpstreamTlsSettings {
        authorities = List.copyOf(authorities);
    }

    public static UpstreamTlsSettings defaults() {
        return new UpstreamTlsSettings(TlsSettings.defaults(), Verification.REQUIRED, List.of(), null);
    }

    public UpstreamTlsSettings withCommon(TlsSettings settings) {
        return new UpstreamTlsSettings(settings, verification, authorities, certificate);
    }

    public UpstreamTlsSettings withVerification(Verification other) {
        return new UpstreamTlsSettings(common, other, authorities, certificate);
    }

    public UpstreamTlsSettings withAuthorities(List<X509Certificate> others) {
        return new UpstreamTlsSettings(common, verification, others, certificate);
    }

    public UpstreamTlsSettings withCertificate(@Nullable ClientCertificate own) {
        return new UpstreamTlsSettings(common, verification, authorities, own);
    }
}
