package mailtap.relay.tls;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/** mailtap's own certificate authority: what signs the certificates that clients are shown. */
public record Authority(X509Certificate certificate, PrivateKey key) {

    /**
     * A new authority for these servers and for this machine's own names.
     *
     * @param constrained false leaves the name constraints out: it can then sign for every server there is
     */
    public static Authority create(Collection<String> servers, Instant now, boolean constrained) {
        KeyPair pair = Certificates.newKeyPair();
        return new Authority(
                Certificates.authority(pair, constrained ? ServerNames.withOwn(servers) : List.of(), now),
                pair.getPrivate());
    }

    /** Whether its constraints let it sign for this server. */
    public boolean covers(String server) {
        List<String> names = constraints();
        String name = ServerNames.canonical(server);
        return names.isEmpty()
                || names.stream()
                        .anyMatch(allowed ->
                                name.equals(allowed) || (!ServerNames.isAddress(name) && name.endsWith("." + allowed)));
    }

    /** The names and addresses it may sign for; empty when it is not constrained. */
    public List<String> constraints() {
        byte[] extension = certificate.getExtensionValue(Extension.nameConstraints.getId());
        if (extension == null) {
            return List.of();
        }
        NameConstraints constraints = NameConstraints.getInstance(
                ASN1OctetString.getInstance(extension).getOctets());
        return Stream.of(constraints.getPermittedSubtrees())
                .map(GeneralSubtree::getInstance)
                .map(GeneralSubtree::getBase)
                .map(Authority::readable)
                .toList();
    }

    public Instant expires() {
        return certificate.getNotAfter().toInstant();
    }

    /** SHA-256 of the certificate, as browsers and mail clients show it. */
    public String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(DigestUtils.sha256(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was encoded before", e);
        }
    }

    /** True when the key signs what the certificate verifies. */
    boolean matches() {
        PublicKey verifier = certificate.getPublicKey();
        return Certificates.isPair(verifier, key);
    }

    boolean isAuthority() {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return certificate.getBasicConstraints() >= 0
                    && (purposes == null || purposes.contains(Certificates.SERVER_AUTH));
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static String readable(GeneralName name) {
        if (name.getTagNo() != GeneralName.iPAddress) {
            return ServerNames.canonical(name.getName().toString());
        }
        byte[] withMask = ASN1OctetString.getInstance(name.getName()).getOctets();
        return Certificates.addressText(java.util.Arrays.copyOf(withMask, withMask.length / 2));
    }
}
