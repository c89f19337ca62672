package mailtap.relay.tls;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSession;
import mailtap.tls.ClientHello;
import mailtap.tls.Fingerprints;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.TlsFacts.Outcome;
import org.jspecify.annotations.Nullable;

/** The handshake of one leg, from its beginning until it is known what came of it. On the channel's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of it is told to the promise
public final class Handshake {
    private final Side leg;
    private final Occasion occasion;
    private final Promise<TlsFacts> ended;
    private final long begun = System.nanoTime();
    private @Nullable String serverName;
    private @Nullable ClientHello hello;
    private @Nullable X509Certificate certificate;
    private @Nullable String verification;

    Handshake(Side leg, Channel channel, Occasion occasion) {
        this.leg = leg;
        this.occasion = occasion;
        this.ended = channel.eventLoop().newPromise();
        long millis = occasion.patience().toMillis();
        Future<?> alarm = channel.eventLoop()
                .schedule(() -> broken(new TimeoutException("handshake")), millis, TimeUnit.MILLISECONDS);
        ended.addListener(facts -> alarm.cancel(false));
    }

    /** Always succeeds; how the handshake went is in the facts. */
    public Future<TlsFacts> ended() {
        return ended;
    }

    /** The connection ended under it, or what came on it is no TLS. */
    public void broken(Throwable cause) {
        end(Outcome.FAILED, null, TlsTrouble.words(cause));
    }

    Occasion occasion() {
        return occasion;
    }

    void asksFor(@Nullable String name) {
        serverName = name;
    }

    void heard(ClientHello its) {
        hello = its;
        asksFor(its.serverName());
    }

    void shown(X509Certificate its) {
        certificate = its;
    }

    void verified(String result) {
        verification = result;
    }

    void opened(SslHandler tls) {
        end(Outcome.OPENED, tls, null);
    }

    private void end(Outcome outcome, @Nullable SslHandler tls, @Nullable String failure) {
        if (ended.isDone()) {
            return;
        }
        SSLSession session = tls == null ? null : tls.engine().getSession();
        ended.trySuccess(new TlsFacts(
                occasion.clock().get(),
                leg,
                occasion.startedBy(),
                occasion.mode(),
                outcome,
                session == null ? null : session.getProtocol(),
                session == null ? null : session.getCipherSuite(),
                serverName,
                tls == null ? null : tls.applicationProtocol(),
                certificate == null ? null : mailtap.tls.Certificates.facts(certificate),
                verification,
                hello == null ? null : Fingerprints.ja3(hello),
                hello == null ? null : Fingerprints.ja4(hello),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                failure));
    }
}
