package mailtap.viewer.view;

import mailtap.transcript.TlsFacts;
import mailtap.transcript.WireName;
import mailtap.viewer.print.Json;
import org.jspecify.annotations.Nullable;

/** TLS of one leg in JSON. */
final class TlsJson {
    private TlsJson() {}

    static Json of(TlsFacts tls) {
        Json json = new Json()
                .put("leg", WireName.of(tls.leg()))
                .put("started_by", WireName.of(tls.startedBy()))
                .put("mode", WireName.of(tls.mode()))
                .put("outcome", WireName.of(tls.outcome()))
                .put("at", tls.at())
                .put("version", tls.version())
                .put("cipher", tls.cipher())
                .put("sni", tls.sni())
                .put("alpn", tls.alpn())
                .put("certificate", certificate(tls.certificate()));
        if (tls.verification() != null) {
            json.put("verified", tls.isVerified()).put("verification", tls.verification());
        }
        json.put("ja3", tls.ja3()).put("ja4", tls.ja4());
        if (tls.handshakeMillis() >= 0) {
            json.put("handshake_ms", tls.handshakeMillis());
        }
        return json.put("failure", tls.failure());
    }

    private static @Nullable Json certificate(TlsFacts.@Nullable Certificate certificate) {
        return certificate == null
                ? null
                : new Json()
                        .put("subject", certificate.subject())
                        .put("issuer", certificate.issuer())
                        .put("sha256", certificate.sha256())
                        .put("not_before", certificate.notBefore())
                        .put("not_after", certificate.notAfter());
    }
}
