package mailtap.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Passes one connection on, what the client says in pieces of one byte each. */
final class Trickle implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 1, Scene.LOOPBACK);
    private final InetSocketAddress target;

    private Trickle(InetSocketAddress target) throws IOException {
        this.target = target;
    }

    static Trickle to(InetSocketAddress target) throws IOException {
        Trickle trickle = new Trickle(target);
        Thread.ofVirtual().start(trickle::run);
        return trickle;
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void run() {
        try (Socket client = listener.accept();
                Socket server = new Socket(target.getAddress(), target.getPort())) {
            server.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> copy(server, client, 1 << 14));
            copy(client, server, 1);
        } catch (IOException over) {
            // the test sees the connection end
        }
    }

    private static void copy(Socket from, Socket to, int piece) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[piece];
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                out.write(bytes, 0, length);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException over) {
            // the test sees the connection end
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
