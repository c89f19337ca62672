package mailtap.relay.tls;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;

/** Whose implementation of TLS is used. */
public enum TlsEngine {
    /** BoringSSL where it loads, otherwise the JDK's. */
    BEST,
    JDK;

    /** Set to {@code jdk}, it keeps BoringSSL from being used. */
    public static final String PROPERTY = "mailtap.tls.engine";

    private static final String REFUSE_RENEGOTIATION = "jdk.tls.rejectClientInitiatedRenegotiation";

    static {
        // BoringSSL never lets a client renegotiate; the JDK has to be told before it does anything with TLS.
        if (System.getProperty(REFUSE_RENEGOTIATION) == null) {
            System.setProperty(REFUSE_RENEGOTIATION, "true");
        }
    }

    public static TlsEngine preferred() {
        return "jdk".equalsIgnoreCase(System.getProperty(PROPERTY)) ? JDK : BEST;
    }

    /** Whether BoringSSL is what will be used. */
    public boolean isBoringSsl() {
        return this == BEST && OpenSsl.isAvailable();
    }

    SslProvider provider() {
        return isBoringSsl() ? SslProvider.OPENSSL : SslProvider.JDK;
    }
}
