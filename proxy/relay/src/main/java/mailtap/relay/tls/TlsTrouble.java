package mailtap.relay.tls;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.ssl.NotSslRecordException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import mailtap.transcript.Side;
import org.jspecify.annotations.Nullable;

/** Why a handshake failed, in words of our own: an exception's message may hold what the peer sent. */
public final class TlsTrouble {
    private static final int MAX_CAUSES = 12;

    private static final String GONE = "the connection was closed during the handshake";
    private static final String UNTRUSTED = "the other side does not trust the certificate";
    public static final String NOBODY = "the certificate is signed by nobody who is trusted";
    public static final String OTHER_NAME = "the certificate is for another name";
    public static final String EXPIRED = "the certificate has expired";
    public static final String NOT_YET = "the certificate is not valid yet";
    private static final String SLOW = "the handshake took too long";
    private static final String LONG_CHAIN = "the certificate's chain is longer than any server's";
    private static final String NO_VERSION = "no TLS version in common";

    /** An alert as engines name it in their messages: {@code Received fatal alert: bad_certificate}, {@code ALERT_X}. */
    private static final Pattern ALERT =
            Pattern.compile("(?:fatal alert: |(?:tlsv1|sslv3|tlsv13)_alert_)([a-z_0-9]{3,40})");

    private TlsTrouble() {}

    public static String words(@Nullable Throwable failure) {
        String best = "the handshake failed";
        Throwable cause = failure;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (cause instanceof ServerCheck.LongChainException) {
                return LONG_CHAIN; // what is behind it speaks of what was looked at only
            }
            String words = one(cause);
            best = words == null ? best : words;
            cause = cause.getCause();
        }
        return best;
    }

    /** What an operator can do about it, to stand behind the words; empty where there is nothing to do. */
    public static String advice(Side leg, String words) {
        if (leg == Side.CLIENT) {
            return switch (words) {
                case UNTRUSTED, GONE -> "; does the client trust mailtap's authority? see mailtap ca trust";
                case NO_VERSION -> "; the client speaks only older ones than the route allows";
                default -> "";
            };
        }
        return switch (words) {
            case NOBODY -> "; name its authority with --upstream-ca, or believe anybody with --insecure-upstream";
            case OTHER_NAME -> "; name the server as its certificate does, or believe anybody with --insecure-upstream";
            case NOT_YET -> "; is the clock of this machine right?";
            case EXPIRED -> "; until it has a new one, --insecure-upstream goes on without checking";
            case NO_VERSION -> "; the server speaks only older ones than the route allows";
            default -> "";
        };
    }

    private static @Nullable String one(Throwable cause) {
        return switch (cause) {
            case NotSslRecordException plain -> "what came is not TLS";
            case TooLongFrameException endless -> "the hello is longer than any client's";
            case TimeoutException slow -> SLOW;
            case SocketTimeoutException silent -> SLOW;
            case ClosedChannelException gone -> GONE;
            case CertificateExpiredException expired -> EXPIRED;
            case CertificateNotYetValidException early -> NOT_YET;
            case CertPathBuilderException unknown -> NOBODY;
            case CertPathValidatorException invalid -> "the certificate's chain is not valid";
            case CertificateException certificate
            when says(certificate, "name") || says(certificate, "san") -> OTHER_NAME;
            case SSLException broken -> ofEngine(message(broken));
            default -> null;
        };
    }

    private static @Nullable String ofEngine(String message) {
        Matcher alert = ALERT.matcher(message);
        String name = alert.find() ? alert.group(1) : "";
        return switch (name) {
            case "certificate_unknown", "unknown_ca", "bad_certificate" -> UNTRUSTED;
            case "certificate_expired" -> "the other side says that the certificate has expired";
            case "protocol_version" -> NO_VERSION;
            case "handshake_failure" -> "no cipher in common, or a client certificate is wanted";
            case "" -> unalerted(message);
            default -> "the other side said: " + name.replace('_', ' ');
        };
    }

    private static @Nullable String unalerted(String message) {
        if (message.contains("protocol_version")
                || message.contains("unsupported_protocol")
                || message.contains("not enabled or supported")) {
            return NO_VERSION;
        }
        if (message.contains("no_shared_cipher") || message.contains("no cipher suites in common")) {
            return "no cipher in common";
        }
        if (message.contains("certificate chain length")
                || message.contains("size of the handshake message")
                || message.contains("excessive_message_size")) {
            return LONG_CHAIN;
        }
        if (message.contains("bad_packet_length")) {
            // OpenSSL says in clear what TLS 1.3 has encrypted at that point: that it does not like the certificate.
            return UNTRUSTED;
        }
        return message.contains("without a close_notify") || message.contains("closed before") ? GONE : null;
    }

    private static boolean says(Throwable cause, String word) {
        return message(cause).contains(word);
    }

    private static String message(Throwable cause) {
        return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    }
}
