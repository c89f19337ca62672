package mailtap.relay.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Makes certificates: the authority's own and the leaves it signs (RFC 5280). */
final class Certificates {
    static final String SERVER_AUTH = KeyPurposeId.id_kp_serverAuth.getId();
    static final Duration AUTHORITY_LIFE = Duration.ofDays(90);
    /** Short, since a leaf is made anew at every start; the strictest clients of today take 47 days. */
    static final Duration LEAF_LIFE = Duration.ofDays(30);
    /** Clocks of clients run behind. */
    private static final Duration BACKDATED = Duration.ofDays(1);

    private static final SecureRandom RANDOM = new SecureRandom();

    private Certificates() {}

    static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has EC P-256", e);
        }
    }

    /** Self-signed; {@code names} are what it may sign for, none for everything. */
    static X509Certificate authority(KeyPair pair, List<String> names, Instant now) {
        X500Principal name = new X500Principal("CN=mailtap authority " + shortId() + ", O=mailtap");
        try {
            X509v3CertificateBuilder builder = builder(name, name, pair.getPublic(), now, now.plus(AUTHORITY_LIFE));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            if (!names.isEmpty()) {
                builder.addExtension(Extension.nameConstraints, true, permitting(names));
            }
            return sign(builder, pair.getPrivate());
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make an authority", e);
        }
    }

    static X509Certificate leaf(Authority authority, PublicKey key, List<String> names, Instant now) {
        X509Certificate issuer = authority.certificate();
        Instant until = earlier(now.plus(LEAF_LIFE), issuer.getNotAfter().toInstant());
        X500Principal subject = new X500Principal("CN=" + commonName(names));
        try {
            X509v3CertificateBuilder builder = builder(issuer.getSubjectX500Principal(), subject, key, now, until);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer));
            return sign(builder, authority.key());
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot mint a certificate for " + names, e);
        }
    }

    static boolean isPair(PublicKey verifier, PrivateKey signer) {
        try {
            Signature signature = Signature.getInstance(algorithm(signer));
            byte[] probe = {1, 2, 3};
            signature.initSign(signer);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(verifier);
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** What the other side of a session has shown, if anything. */
    static @Nullable X509Certificate peer(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate certificate ? certificate : null;
        } catch (SSLPeerUnverifiedException nothing) {
            return null;
        }
    }

    static String addressText(byte[] address) {
        try {
            String text = InetAddress.getByAddress(address).getHostAddress();
            return text.equals("0:0:0:0:0:0:0:1") ? "::1" : text;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
        }
    }

    private static X509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, PublicKey key, Instant now, Instant until) {
        BigInteger serial = new BigInteger(127, RANDOM).setBit(126);
        Instant from = now.minus(BACKDATED).truncatedTo(ChronoUnit.SECONDS);
        return new JcaX509v3CertificateBuilder(issuer, serial, Date.from(from), Date.from(until), subject, key);
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, CertificateException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm(key)).build(key)));
    }

    private static NameConstraints permitting(List<String> names) {
        return new NameConstraints(
                names.stream()
                        .map(ServerNames::toConstraint)
                        .map(GeneralSubtree::new)
                        .toArray(GeneralSubtree[]::new),
                null);
    }

    private static GeneralNames alternatives(List<String> names) {
        return new GeneralNames(
                names.stream().map(ServerNames::toAlternativeName).toArray(GeneralName[]::new));
    }

    /** For people only: clients go by the alternative names. A common name holds 64 characters at most. */
    private static String commonName(List<String> names) {
        String first = names.getFirst();
        return first.length() <= 64 ? first.replace(",", "") : "mailtap";
    }

    private static String algorithm(PrivateKey key) {
        return key instanceof RSAKey ? "SHA256withRSA" : "SHA256withECDSA";
    }

    /** Tells authorities of several machines, or before and after a rotation, apart in a client's list. */
    private static String shortId() {
        return String.format("%04x", RANDOM.nextInt(0x10000));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
