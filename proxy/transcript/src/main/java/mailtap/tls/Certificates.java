package mailtap.tls;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import mailtap.transcript.TlsFacts;
import org.apache.commons.codec.digest.DigestUtils;

/** What is recorded of a certificate. */
public final class Certificates {
    /** Of a recorded name: longer than any real one. */
    private static final int NAME_MAX = 512;

    private Certificates() {}

    public static TlsFacts.Certificate facts(X509Certificate certificate) {
        return new TlsFacts.Certificate(
                name(certificate.getSubjectX500Principal()),
                name(certificate.getIssuerX500Principal()),
                fingerprint(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    /** From DER; empty where that is no certificate. */
    static Optional<TlsFacts.Certificate> parse(ByteBuffer der) {
        byte[] bytes = new byte[der.remaining()];
        der.get(bytes);
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return Optional.of(facts((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes))));
        } catch (CertificateException notOne) {
            return Optional.empty();
        }
    }

    private static String name(X500Principal principal) {
        String name = principal.getName();
        return name.length() <= NAME_MAX ? name : name.substring(0, NAME_MAX);
    }

    /** SHA-256 of the whole, in lower-case hex. */
    private static String fingerprint(X509Certificate certificate) {
        try {
            return DigestUtils.sha256Hex(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was decoded before", e);
        }
    }
}
