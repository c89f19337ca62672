package mailtap.relay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A scripted client or server: a plain blocking socket with the few moves the tests need. */
final class Peer {
    static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket;

    Peer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
    }

    static Peer to(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        socket.connect(address, TIMEOUT_MILLIS);
        return new Peer(socket);
    }

    int port() {
        return socket.getLocalPort();
    }

    void say(String text) throws IOException {
        say(text.getBytes(ISO_8859_1));
    }

    void say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void say(byte[] bytes, int from, int length) throws IOException {
        socket.getOutputStream().write(bytes, from, length);
    }

    /** Up to so many bytes; -1 at the end. */
    int read(byte[] into) throws IOException {
        return socket.getInputStream().read(into);
    }

    byte[] hear(int length) throws IOException {
        return socket.getInputStream().readNBytes(length);
    }

    void hears(String expected) throws IOException {
        assertThat(hear(expected.length())).asString(ISO_8859_1).isEqualTo(expected);
    }

    /** Waits until so many bytes lie here unread: closing now is a reset. */
    void awaitUnread(int length) {
        await().until(() -> socket.getInputStream().available() == length);
    }

    byte[] hearAll() throws IOException {
        return socket.getInputStream().readAllBytes();
    }

    void hearsEnd() throws IOException {
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }

    /** An orderly end or a reset, whichever the platform makes of it. */
    void hearsNoMore() throws IOException {
        try {
            hearsEnd();
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    /** Whatever comes until the end or a reset: an alert, or nothing. */
    void hearsAnything() {
        try {
            assertThat(hearAll().length).isLessThan(100);
        } catch (IOException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    void hearsReset() {
        assertThat(catchThrowable(this::hearAll))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    /** A half-close: nothing more to say, still listening. */
    void end() throws IOException {
        socket.shutdownOutput();
    }

    void close() throws IOException {
        socket.close();
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Goes on in TLS, as the server of it; with the first move the handshake happens. */
    Peer secureAsServer(SSLContext context) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, "", socket.getPort(), true);
        secure.setUseClientMode(false);
        return new Peer(secure);
    }

    /** Goes on in TLS, as a client that wants to talk to localhost. */
    Peer secureAsClient(SSLContext context, String... protocols) throws IOException {
        SSLSocket secure =
                (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        TlsPeers.verify(secure);
        if (protocols.length > 0) {
            secure.setEnabledProtocols(protocols);
        }
        return new Peer(secure);
    }

    void handshake() throws IOException {
        ((SSLSocket) socket).startHandshake();
    }
}
