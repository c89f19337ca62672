package mailtap.relay.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** Who mailtap is towards a server that asks: a certificate, those that vouch for it, and its key. */
public record ClientCertificate(List<X509Certificate> chain, PrivateKey key) {
    public ClientCertificate {
        chain = List.copyOf(chain);
    }

    /**
     * From two PEM files; the same file may hold both.
     *
     * @throws AuthorityException with one line for the operator
     */
    public static ClientCertificate load(Path certificates, Path key) throws IOException {
        ClientCertificate loaded = new ClientCertificate(PemFiles.certificates(certificates), PemFiles.key(key));
        if (!Certificates.isPair(loaded.chain().getFirst().getPublicKey(), loaded.key())) {
            throw new AuthorityException(key + " is not the key of " + certificates);
        }
        return loaded;
    }
}
