package mailtap.sandbox;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * What the sandbox shows to those who speak TLS with it.
 *
 * @param chain its own certificate first
 * @param smtpsPort for TLS from the first byte; 0 for any free one
 * @param pop3sPort the same for POP3
 */
public record SandboxTls(List<X509Certificate> chain, PrivateKey key, int smtpsPort, int pop3sPort) {
    public SandboxTls {
        chain = List.copyOf(chain);
    }

    SslContext context() {
        try {
            return SslContextBuilder.forServer(key, chain)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException e) {
            throw new IllegalArgumentException("a certificate that cannot be shown", e);
        }
    }
}
