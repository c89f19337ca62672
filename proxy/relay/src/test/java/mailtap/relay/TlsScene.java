package mailtap.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mailtap.relay.RouteTls.Begin;
import mailtap.relay.tls.TlsSettings;
import mailtap.relay.tls.UpstreamTls;
import mailtap.relay.tls.UpstreamTlsSettings;
import mailtap.transcript.Entry;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Protocol;
import mailtap.transcript.TlsFacts;

/** A plain server on loopback, a relay before it that opens TLS, and what it recorded. */
final class TlsScene implements AutoCloseable {
    static final RelaySettings SETTINGS = RelaySettings.defaults().withThreads(2);

    final Ledger ledger = new Ledger();
    final TlsPeers peers = new TlsPeers(Instant.now());
    final ServerSocket server = new ServerSocket(0, 100, Scene.LOOPBACK);
    private final Way way;
    private String host = "localhost";
    private final List<Peer> open = new ArrayList<>();
    private Relay relay;

    TlsScene(Way way) throws IOException {
        this.way = way;
        server.setSoTimeout(Peer.TIMEOUT_MILLIS);
        relay = start(intercepting(upstream()), Protocol.SMTP, SETTINGS);
    }

    UpstreamTlsSettings upstream() {
        return UpstreamTlsSettings.defaults().withCommon(way.tls()).withAuthorities(List.of(peers.world.certificate()));
    }

    RouteTls intercepting(UpstreamTlsSettings settings) {
        return intercepting(settings, way.tls());
    }

    RouteTls intercepting(UpstreamTlsSettings settings, TlsSettings client) {
        return RouteTls.intercept(Begin.PLAIN, Begin.PLAIN, peers.asMailtap(client), UpstreamTls.of(settings));
    }

    /** Another route in the place of the one there was. */
    TlsScene with(RouteTls tls) throws IOException {
        return with(tls, Protocol.SMTP);
    }

    TlsScene with(RouteTls tls, Protocol protocol) throws IOException {
        relay.close();
        relay = start(tls, protocol, SETTINGS);
        return this;
    }

    /** The server goes by a name that is not in its certificate. */
    TlsScene elsewhere() throws IOException {
        host = "elsewhere.test";
        return with(intercepting(upstream()));
    }

    TlsScene impatient(RouteTls tls) throws IOException {
        relay.close();
        relay = start(tls, Protocol.SMTP, SETTINGS.withHandshakeTimeout(Duration.ofMillis(300)));
        return this;
    }

    private Relay start(RouteTls tls, Protocol protocol, RelaySettings settings) throws IOException {
        List<InetSocketAddress> listen = List.of(new InetSocketAddress(Scene.LOOPBACK, 0));
        Route route = new Route("secure", protocol, listen, host, server.getLocalPort(), tls);
        Workplace work = Relay.workplace(settings, way.transport, Dialogues::open, ledger);
        return Relay.start(List.of(route), work.withLookup(new Lookup() {
            @Override
            List<InetAddress> addresses(String name) {
                return List.of(Scene.LOOPBACK);
            }
        }));
    }

    InetSocketAddress address() {
        return Scene.address(relay);
    }

    Peer client() throws IOException {
        return remember(Peer.to(address()));
    }

    Peer accept() throws IOException {
        return remember(new Peer(server.accept()));
    }

    private Peer remember(Peer peer) {
        open.add(peer);
        return peer;
    }

    /** What is recorded of the only session, once it has ended. */
    List<TlsFacts> facts() {
        return ledger.awaitOne().stream()
                .filter(TlsFacts.class::isInstance)
                .map(TlsFacts.class::cast)
                .toList();
    }

    List<FindingKind> findings() {
        return Ledger.findings(ledger.awaitOne()).stream()
                .map(finding -> finding.kind())
                .toList();
    }

    List<Entry> entries() {
        return ledger.awaitOne();
    }

    @Override
    public void close() throws IOException {
        relay.close();
        server.close();
        for (Peer peer : open) {
            peer.close();
        }
    }
}
