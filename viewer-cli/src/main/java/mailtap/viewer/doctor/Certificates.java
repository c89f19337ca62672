package mailtap.viewer.doctor;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificate is it? A protection program on this machine that opens mail in between shows its own. */
final class Certificates {
    /** Makers of programs and devices that stand in TLS connections. */
    private static final List<String> SHIELDS = List.of(
            "avast",
            "avg ",
            "mail shield",
            "kaspersky",
            "eset ",
            "bitdefender",
            "norton",
            "sophos",
            "mcafee",
            "dr.web",
            "g data",
            "f-secure",
            "trend micro",
            "fortinet",
            "fortigate",
            "zscaler",
            "palo alto",
            "checkpoint",
            "blue coat",
            "netskope",
            "untangle",
            "adguard",
            "superfish",
            "mailtap");

    private Certificates() {}

    /**
     * What a server showed.
     *
     * @param socket the open connection, or null where the handshake failed
     * @param trouble why it is not believed; empty where it is
     */
    record Shown(@Nullable SSLSocket socket, @Nullable X509Certificate certificate, String trouble) {
        Check check(String route) {
            if (certificate == null) {
                return Check.fail("certificate", "TLS failed: " + trouble, "no client will get through either");
            }
            String issuer = certificate.getIssuerX500Principal().getName();
            String words = name(certificate) + ", issued by " + issuer + ", until "
                    + certificate.getNotAfter().toInstant();
            String lower = issuer.toLowerCase(Locale.ROOT);
            if (SHIELDS.stream().anyMatch(lower::contains)) {
                return Check.warn(
                        "certificate",
                        words + ": that is no mail server's, a program stands in between",
                        "switch the mail shield of the protection program off, or its view is what is recorded");
            }
            return trouble.isEmpty()
                    ? Check.ok("certificate", words)
                    : Check.fail(
                            "certificate",
                            words + ": not believed: " + trouble,
                            "name its authority with --upstream-ca, or choose --insecure-upstream for route " + route);
        }
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    /** Takes any certificate, to be able to say whose it is; nothing is told to the server after that. */
    static Shown shownBy(Socket socket, String host) throws IOException {
        Looking looking = new Looking();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {looking}, null);
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), false);
            SSLParameters parameters = tls.getSSLParameters();
            if (host.matches(".*[A-Za-z].*") && !host.contains(":")) {
                parameters.setServerNames(List.of(new SNIHostName(host)));
            }
            // Whether the name fits is asked with the rest, and only noted.
            parameters.setEndpointIdentificationAlgorithm(null);
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return new Shown(tls, looking.certificate, looking.trouble(tls));
        } catch (GeneralSecurityException e) {
            return new Shown(null, looking.certificate, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Shown(null, looking.certificate, String.valueOf(e.getMessage()));
        }
    }

    /** Remembers what it is shown. */
    private static final class Looking extends X509ExtendedTrustManager {
        private X509Certificate[] chain = {};
        private @Nullable X509Certificate certificate;

        private void see(X509Certificate[] shown) {
            chain = shown;
            certificate = shown.length == 0 ? null : shown[0];
        }

        String trouble(SSLSocket socket) throws GeneralSecurityException {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            X509ExtendedTrustManager usual = Stream.of(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
            try {
                usual.checkServerTrusted(chain, "UNKNOWN", socket);
                return "";
            } catch (CertificateException e) {
                Throwable cause = e.getCause();
                return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String type, Socket socket) {
            see(shown);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String type, SSLEngine engine) {
            see(shown);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String type) {
            see(shown);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("no client here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("no client here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String type) throws CertificateException {
            throw new CertificateException("no client here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
