package mailtap.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import mailtap.transcript.Protocol;
import mailtap.transcript.Recorder;

/** A server on loopback with a relay before it, on free ports. */
final class Scene implements AutoCloseable {
    static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    final Ledger ledger = new Ledger();
    final ServerSocket server = new ServerSocket(0, 1000, LOOPBACK);
    final Relay relay;
    private final List<Peer> peers = new ArrayList<>();

    Scene(Transport transport) throws IOException {
        server.setSoTimeout(Peer.TIMEOUT_MILLIS);
        relay = start(transport, RelaySettings.defaults(), Ledger::chunks, ledger);
    }

    Scene(Transport transport, RelaySettings settings, Decoders decoders, Recorder recorder) throws IOException {
        server.setSoTimeout(Peer.TIMEOUT_MILLIS);
        relay = start(transport, settings, decoders, recorder);
    }

    private Relay start(Transport transport, RelaySettings settings, Decoders decoders, Recorder recorder)
            throws IOException {
        Route route = route("127.0.0.1", server.getLocalPort());
        return Relay.start(List.of(route), Relay.workplace(settings, transport, decoders, recorder));
    }

    static Route route(String host, int port) {
        return new Route("test", Protocol.SMTP, List.of(new InetSocketAddress(LOOPBACK, 0)), host, port);
    }

    static InetSocketAddress address(Relay relay) {
        return relay.listening().getFirst().address();
    }

    Peer client() throws IOException {
        return remember(Peer.to(address(relay)));
    }

    /** The server's end of the next connection. */
    Peer server() throws IOException {
        return remember(new Peer(server.accept()));
    }

    private synchronized Peer remember(Peer peer) {
        peers.add(peer);
        return peer;
    }

    @Override
    public void close() throws IOException {
        relay.close();
        server.close();
        for (Peer peer : peers) {
            peer.close();
        }
    }
}
