package mailtap.relay;

import mailtap.relay.tls.TlsEngine;
import mailtap.relay.tls.TlsSettings;

/** The ways in which bytes are carried and encrypted. */
enum Way {
    EPOLL_BORINGSSL(Transport.EPOLL, TlsEngine.BEST),
    NIO_BORINGSSL(Transport.NIO, TlsEngine.BEST),
    EPOLL_JDK(Transport.EPOLL, TlsEngine.JDK),
    NIO_JDK(Transport.NIO, TlsEngine.JDK);

    final Transport transport;
    private final TlsEngine engine;

    Way(Transport transport, TlsEngine engine) {
        this.transport = transport;
        this.engine = engine;
    }

    TlsSettings tls() {
        return TlsSettings.defaults().withEngine(engine);
    }
}
