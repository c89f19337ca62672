package mailtap.journal;

import java.time.Instant;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.TlsMode;
import org.jspecify.annotations.Nullable;

/** The fields of a TLS entry to bytes and back. */
final class TlsCodec {
    private TlsCodec() {}

    static void write(TlsFacts tls, ByteSink to) {
        Codes.SIDE.write(tls.leg(), to);
        Codes.STARTED_BY.write(tls.startedBy(), to);
        Codes.TLS_MODE.write(tls.mode(), to);
        Codes.TLS_OUTCOME.write(tls.outcome(), to);
        to.text(tls.version());
        to.text(tls.cipher());
        to.text(tls.sni());
        to.text(tls.alpn());
        certificate(tls.certificate(), to);
        to.text(tls.verification());
        to.text(tls.ja3());
        to.text(tls.ja4());
        to.zigzag(tls.handshakeMillis());
        to.text(tls.failure());
    }

    static TlsFacts read(Instant at, ByteSource from) throws MalformedException {
        Side leg = Codes.SIDE.read(from);
        TlsFacts.StartedBy startedBy = Codes.STARTED_BY.read(from);
        TlsMode mode = Codes.TLS_MODE.read(from);
        return new TlsFacts(
                at,
                leg,
                startedBy,
                mode,
                Codes.TLS_OUTCOME.read(from),
                from.optionalText(),
                from.optionalText(),
                from.optionalText(),
                from.optionalText(),
                certificate(from),
                from.optionalText(),
                from.optionalText(),
                from.optionalText(),
                from.zigzag(),
                from.optionalText());
    }

    private static void certificate(TlsFacts.@Nullable Certificate certificate, ByteSink to) {
        to.bool(certificate != null);
        if (certificate != null) {
            to.text(certificate.subject());
            to.text(certificate.issuer());
            to.text(certificate.sha256());
            to.zigzag(Micros.of(certificate.notBefore()));
            to.zigzag(Micros.of(certificate.notAfter()));
        }
    }

    private static TlsFacts.@Nullable Certificate certificate(ByteSource from) throws MalformedException {
        if (!from.bool()) {
            return null;
        }
        return new TlsFacts.Certificate(
                from.text(), from.text(), from.text(), Micros.instant(from.zigzag()), Micros.instant(from.zigzag()));
    }
}
