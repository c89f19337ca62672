package mailtap.relay.tls;

import io.netty.handler.ssl.ReferenceCountedOpenSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.internal.tcnative.KeyLogCallback;
import io.netty.internal.tcnative.SSLContext;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What both legs have in common.
 *
 * @param minimum nothing older is agreed to
 * @param keyLog where the secrets of every connection are written for a sniffer; null: nowhere
 */
public record TlsSettings(
        TlsEngine engine, TlsVersion minimum, @Nullable KeyLog keyLog) {
    public TlsSettings {
        if (keyLog != null && !engine.isBoringSsl()) {
            throw new IllegalArgumentException(
                    "a key log needs BoringSSL, which does not load here or is not to be used");
        }
    }

    public static TlsSettings defaults() {
        return new TlsSettings(TlsEngine.preferred(), TlsVersion.TLS_1_2, null);
    }

    public TlsSettings withEngine(TlsEngine other) {
        return new TlsSettings(other, minimum, keyLog);
    }

    public TlsSettings withMinimum(TlsVersion oldest) {
        return new TlsSettings(engine, oldest, keyLog);
    }

    public TlsSettings withKeyLog(@Nullable KeyLog log) {
        return new TlsSettings(engine, minimum, log);
    }

    /** The same context; its connections are in the key log, if there is one. */
    SslContext logged(SslContext context) {
        KeyLog log = keyLog;
        if (log != null && context instanceof ReferenceCountedOpenSslContext boring) {
            KeyLogCallback callback = (connection, line) -> log.add(new String(line, StandardCharsets.US_ASCII));
            SSLContext.setKeyLogCallback((long) NativeContext.POINTER.get(boring), callback);
        }
        return context;
    }

    /** Netty tells its context's address to nobody else; what it tells under that name is another one. */
    private static final class NativeContext {
        private static final VarHandle POINTER = pointer();

        private static VarHandle pointer() {
            Class<?> owner = ReferenceCountedOpenSslContext.class;
            try {
                return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                        .findVarHandle(owner, "ctx", long.class);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("this Netty keeps its contexts elsewhere", e);
            }
        }
    }
}
