package mailtap.relay.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Verifies servers, remembers what it found about each connection's, and refuses those it has to. */
final class ServerCheck extends X509ExtendedTrustManager {
    /** What a server showed, and what is wrong with it. */
    record Seen(X509Certificate certificate, @Nullable CertificateException trouble) {}

    /** Engines hand on that many at most; real servers show two to five. */
    private static final int LONGEST_CHAIN = 10;

    /** No way to an authority was found among the certificates that were looked at, and there were more. */
    static final class LongChainException extends CertificateException {
        private static final long serialVersionUID = 1;

        LongChainException(CertificateException trouble) {
            super(trouble);
        }
    }

    private final X509ExtendedTrustManager judge;
    private final boolean required;
    private final Map<SSLEngine, Seen> seen = Collections.synchronizedMap(new WeakHashMap<>());

    ServerCheck(Collection<X509Certificate> authorities, boolean required) {
        this.judge = trusting(authorities);
        this.required = required;
    }

    /** Null where no certificate was shown: too early, or an earlier session was resumed. */
    @Nullable
    Seen take(SSLEngine engine) {
        return seen.remove(engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        try {
            judge.checkServerTrusted(chain, type, engine);
            seen.put(engine, new Seen(chain[0], null));
        } catch (CertificateException refusal) {
            boolean endless = chain.length >= LONGEST_CHAIN && refusal.getCause() instanceof CertPathBuilderException;
            CertificateException trouble = endless ? new LongChainException(refusal) : refusal;
            seen.put(engine, new Seen(chain[0], trouble));
            if (required) {
                throw trouble;
            }
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }

    // Never asked: mailtap verifies servers only, and its engines come as such.

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        judge.checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        judge.checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        judge.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        judge.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        judge.checkClientTrusted(chain, type);
    }

    private static X509ExtendedTrustManager trusting(Collection<X509Certificate> authorities) {
        try {
            if (authorities.isEmpty()) {
                return manager(null);
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate authority : manager(null).getAcceptedIssuers()) {
                store.setCertificateEntry("java-" + number++, authority);
            }
            for (X509Certificate authority : authorities) {
                store.setCertificateEntry("own-" + number++, authority);
            }
            return manager(store);
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException("authorities that cannot be believed", e);
        }
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (Object manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager && manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new IllegalStateException("this Java verifies no certificates");
    }
}
