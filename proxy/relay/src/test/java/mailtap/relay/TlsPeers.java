package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import mailtap.relay.tls.Authority;
import mailtap.relay.tls.ClientCertificate;
import mailtap.relay.tls.ClientTls;
import mailtap.relay.tls.LeafMint;
import mailtap.relay.tls.TlsEngine;
import mailtap.relay.tls.TlsSettings;
import mailtap.relay.tls.UpstreamTls;

/** A world with two authorities: the one the server has its certificate from, and mailtap's own. */
final class TlsPeers {
    private static final char[] NO_PASSWORD = {};

    static {
        // Before anything else does TLS in this process.
        assertThat(TlsEngine.preferred()).isNotNull();
    }

    final Authority world;
    final Authority mailtap = Authority.create(List.of("localhost"), Instant.now(), true);

    TlsPeers(Instant madeAt) {
        world = Authority.create(List.of("localhost"), madeAt, true);
    }

    UpstreamTls believingTheWorld() {
        return UpstreamTls.verifiedBy(List.of(world.certificate()));
    }

    ClientTls asMailtap() {
        return asMailtap(TlsSettings.defaults());
    }

    ClientTls asMailtap(TlsSettings settings) {
        return new ClientTls(mint(mailtap, Instant.now()), settings);
    }

    private static LeafMint mint(Authority authority, Instant now) {
        return new LeafMint(authority, InstantSource.fixed(now), Runnable::run);
    }

    /** Not listening in the kernel's eyes only: the handshake happens when the accepted side first reads or writes. */
    ServerSocket server(Instant mintedAt) throws GeneralSecurityException, IOException {
        ServerSocket socket = serverContext(mintedAt, "localhost")
                .getServerSocketFactory()
                .createServerSocket(0, 100, Scene.LOOPBACK);
        socket.setSoTimeout(Peer.TIMEOUT_MILLIS);
        return socket;
    }

    /** With a certificate of the world's for that name. */
    SSLContext serverContext(Instant mintedAt, String name) throws GeneralSecurityException, IOException {
        return context(world, mintedAt, name);
    }

    static SSLContext context(Authority authority, Instant mintedAt, String name)
            throws GeneralSecurityException, IOException {
        LeafMint.Leaf leaf = mint(authority, mintedAt).leaf(name, null).join();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("leaf", leaf.key(), NO_PASSWORD, new Certificate[] {leaf.certificate(), leaf.issuer()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    static Peer client(InetSocketAddress address, X509Certificate trusted)
            throws GeneralSecurityException, IOException {
        SSLSocket socket = (SSLSocket) trusting(trusted).getSocketFactory().createSocket();
        verify(socket);
        socket.connect(new InetSocketAddress("localhost", address.getPort()), Peer.TIMEOUT_MILLIS);
        return new Peer(socket);
    }

    /** For clients that believe one authority only. */
    static SSLContext trusting(X509Certificate trusted) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("trusted", trusted);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    static void verify(SSLSocket socket) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
    }

    /** Of a server that asks its clients for a certificate of the world's. */
    SSLContext mutual(Instant mintedAt) throws GeneralSecurityException, IOException {
        LeafMint.Leaf leaf = mint(world, mintedAt).leaf("localhost", null).join();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("leaf", leaf.key(), NO_PASSWORD, new Certificate[] {leaf.certificate(), leaf.issuer()});
        store.setCertificateEntry("client", clientCertificate().chain().getFirst());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** Self-signed, from PEM as an operator has it. */
    ClientCertificate clientCertificate() throws IOException {
        return ClientCertificate.load(resource("client.pem"), resource("client.pem"));
    }

    private static Path resource(String name) {
        return Path.of(java.util.Objects.requireNonNull(TlsPeers.class.getResource(name))
                .getPath());
    }
}
