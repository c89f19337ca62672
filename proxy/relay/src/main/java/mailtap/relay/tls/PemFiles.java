package mailtap.relay.tls;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Certificates and keys in PEM files. What is wrong with one is an {@link AuthorityException}: one line for people. */
public final class PemFiles {
    /** Of one file: a system's whole list of authorities fits. */
    private static final int MOST = 10_000;

    private PemFiles() {}

    /** All of a file's certificates, at least one. */
    public static List<X509Certificate> certificates(Path file) throws IOException {
        List<X509Certificate> all = new ArrayList<>();
        for (Object object : objects(file)) {
            if (object instanceof X509CertificateHolder holder) {
                all.add(certificate(file, holder));
            }
        }
        if (all.isEmpty()) {
            throw new AuthorityException(file + " holds no PEM certificate");
        }
        return all;
    }

    /** The file's first key. */
    static PrivateKey key(Path file) throws IOException {
        try {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object object : objects(file)) {
                if (object instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
                if (object instanceof PEMKeyPair pair) {
                    return converter.getKeyPair(pair).getPrivate();
                }
            }
        } catch (PEMException e) {
            throw new AuthorityException(file + " holds a key that cannot be used: " + e.getMessage(), e);
        }
        throw new AuthorityException(file + " holds no unencrypted PEM private key");
    }

    private static X509Certificate certificate(Path file, X509CertificateHolder holder) throws AuthorityException {
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (GeneralSecurityException e) {
            throw new AuthorityException(file + " holds a certificate that cannot be used: " + e.getMessage(), e);
        }
    }

    private static List<Object> objects(Path file) throws AuthorityException {
        if (!Files.isRegularFile(file)) {
            throw new AuthorityException(file + (Files.exists(file) ? " is no file" : " is missing"));
        }
        List<Object> objects = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file, StandardCharsets.ISO_8859_1)))) {
            for (Object next = parser.readObject(); next != null && objects.size() < MOST; next = parser.readObject()) {
                objects.add(next);
            }
        } catch (AccessDeniedException e) {
            throw new AuthorityException(file + " cannot be read: you have no right to", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new AuthorityException(file + " cannot be read: " + e.getMessage(), e);
        }
        return objects;
    }
}
