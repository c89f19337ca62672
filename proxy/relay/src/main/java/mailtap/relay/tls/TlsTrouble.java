package mailtap.relay.tls;

import io.netty.handler.ssl.NotSslRecordException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a handshake failed, in words of our own: an exception's message may hold what the peer sent. */
public final class TlsTrouble {
    private static final int MAX_CAUSES = 12;

    private TlsTrouble() {}

    public static String words(@Nullable Throwable failure) {
        String best = "the handshake failed";
        Throwable cause = failure;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            String words = one(cause);
            best = words == null ? best : words;
            cause = cause.getCause();
        }
        return best;
    }

    private static @Nullable String one(Throwable cause) {
        return switch (cause) {
            case NotSslRecordException plain -> "what came is not TLS";
            case CertificateExpiredException expired -> "the certificate has expired";
            case CertificateNotYetValidException early -> "the certificate is not valid yet";
            case CertPathBuilderException unknown -> "the certificate is signed by nobody who is trusted";
            case CertPathValidatorException invalid -> "the certificate's chain is not valid";
            case CertificateException certificate
            when says(certificate, "name") || says(certificate, "san") -> "the certificate is for another name";
            case SSLException alert
            when says(alert, "certificate_unknown") || says(alert, "unknown_ca") ->
                "the other side does not trust the certificate";
            case SSLException alert when says(alert, "protocol_version") -> "no TLS version in common";
            case SSLException alert when says(alert, "handshake_failure") -> "no cipher in common";
            default -> null;
        };
    }

    private static boolean says(Throwable cause, String word) {
        return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains(word);
    }
}
