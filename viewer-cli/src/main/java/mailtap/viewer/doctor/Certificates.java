package mailtap.viewer.doctor;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import mailtap.relay.tls.PemFiles;
import mailtap.relay.tls.TlsTrouble;
import mailtap.viewer.setup.SetupRoute;
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

    private static final String NO_TLS = "what came is not TLS";
    private static final int NAMES_SHOWN = 3;

    private Certificates() {}

    /**
     * What a server showed.
     *
     * @param socket the open connection, or null where the handshake failed
     * @param trouble why it is not believed; empty where it is
     */
    record Shown(@Nullable SSLSocket socket, @Nullable X509Certificate certificate, String trouble) {
        Check check(SetupRoute route) {
            if (certificate == null) {
                return noTls(route);
            }
            String issuer = certificate.getIssuerX500Principal().getName();
            String words = name(certificate) + ", issued by " + issuer + ", from "
                    + certificate.getNotBefore().toInstant() + " until "
                    + certificate.getNotAfter().toInstant();
            String lower = issuer.toLowerCase(Locale.ROOT);
            boolean named = route.tls().authorities() != null && trouble.isEmpty();
            if (!named && SHIELDS.stream().anyMatch(lower::contains)) {
                return Check.warn(
                        "certificate",
                        words + ": that is no mail server's, a program stands in between",
                        "switch the mail shield of the protection program off, or its view is what is recorded");
            }
            if (trouble.isEmpty()) {
                return route.tls().verified()
                        ? Check.ok("certificate", words)
                        : Check.warn(
                                "certificate",
                                words + ": believed, and yet route " + route.name() + " does not verify it",
                                "leave --insecure-upstream out");
            }
            return distrusted(words + ": " + trouble + detail(certificate), route);
        }

        private Check noTls(SetupRoute route) {
            String words = route.upstream() + " of route " + route.name() + ": " + trouble;
            String clear = (route.isPop3() ? "pop3+stls" : "smtp+starttls") + "://";
            return Check.fail(
                    "certificate",
                    words,
                    trouble.equals(NO_TLS)
                            ? "is it the right port? one that begins in clear is written " + clear
                            : "is it the right host and port? no program would get through either");
        }

        /** What makes the trouble plain. */
        private String detail(X509Certificate shown) {
            if (trouble.equals(TlsTrouble.OTHER_NAME)) {
                return ", " + String.join(" or ", names(shown));
            }
            boolean bySelf = shown.getIssuerX500Principal().equals(shown.getSubjectX500Principal());
            return trouble.equals(TlsTrouble.NOBODY) && bySelf ? ", only by itself" : "";
        }

        private String advice(SetupRoute route) {
            String insecure = "--insecure-upstream for route " + route.name() + " takes it all the same";
            return switch (trouble) {
                case TlsTrouble.OTHER_NAME -> "name the server in the route as its certificate does; " + insecure;
                case TlsTrouble.EXPIRED, TlsTrouble.NOT_YET ->
                    "is the clock of this machine right? else it is the server's to renew; " + insecure;
                default -> "name its authority with --upstream-ca; " + insecure;
            };
        }

        private Check distrusted(String words, SetupRoute route) {
            return switch (route.tls().mode()) {
                case PASS ->
                    Check.warn("certificate", words, "TLS passes closed: the program itself has to believe it");
                case INTERCEPT, ORIGINATE ->
                    route.tls().verified()
                            ? Check.fail("certificate", words, advice(route))
                            : Check.warn(
                                    "certificate",
                                    words + "; route " + route.name() + " takes it all the same",
                                    "for trying things only: name its authority with --upstream-ca instead");
            };
        }
    }

    /** Whom it is for. */
    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            if (all != null && !all.isEmpty()) {
                return all.stream()
                        .limit(NAMES_SHOWN)
                        .map(one -> String.valueOf(one.get(1)))
                        .toList();
            }
        } catch (CertificateParsingException e) {
            return List.of(name(certificate));
        }
        return List.of(name(certificate));
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    /** Takes any certificate, to be able to say whose it is; nothing is told to the server after that. */
    static Shown shownBy(Socket socket, String host, SetupRoute route) throws IOException {
        Looking looking = new Looking(route.tls().authorities());
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {looking}, null);
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), false);
            SSLParameters parameters = tls.getSSLParameters();
            if (host.matches(".*[A-Za-z].*") && !host.contains(":")) {
                parameters.setServerNames(List.of(new SNIHostName(host)));
            }
            // Asked by whoever looks at the certificate, who only notes the answer.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return new Shown(tls, looking.certificate, looking.trouble);
        } catch (GeneralSecurityException | IOException e) {
            return new Shown(null, looking.certificate, words(e));
        }
    }

    private static String words(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return failure instanceof SSLException && message.contains("unrecognized SSL message")
                ? NO_TLS
                : TlsTrouble.words(failure);
    }

    /** Remembers what it is shown. */
    private static final class Looking extends X509ExtendedTrustManager {
        private final @Nullable Path authorities;
        private String trouble = "";
        private @Nullable X509Certificate certificate;

        /** @param authorities of those believed besides; absent for none */
        Looking(@Nullable Path authorities) {
            this.authorities = authorities;
        }

        private void see(X509Certificate[] shown) {
            certificate = shown.length == 0 ? null : shown[0];
        }

        /** Asks those of this machine, and then those that are believed besides: now, while the handshake goes on. */
        private void see(X509Certificate[] shown, String type, Socket socket) {
            see(shown);
            try {
                trouble = trouble(shown, type, socket, null);
                if (!trouble.isEmpty() && authorities != null) {
                    trouble = trouble(shown, type, socket, store(authorities));
                }
            } catch (GeneralSecurityException | IOException e) {
                trouble = String.valueOf(e.getMessage());
            }
        }

        private static KeyStore store(Path file) throws GeneralSecurityException, IOException {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate one : PemFiles.certificates(file)) {
                store.setCertificateEntry("authority-" + number++, one);
            }
            return store;
        }

        private static String trouble(X509Certificate[] chain, String type, Socket socket, @Nullable KeyStore believed)
                throws GeneralSecurityException {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(believed);
            X509ExtendedTrustManager asked = Stream.of(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
            try {
                asked.checkServerTrusted(chain, type, socket);
                return "";
            } catch (CertificateException e) {
                return TlsTrouble.words(e);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String type, Socket socket) {
            see(shown, type, socket);
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
