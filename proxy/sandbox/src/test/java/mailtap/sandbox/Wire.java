package mailtap.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A raw connection to a port of the sandbox. */
final class Wire implements AutoCloseable {
    private static final int SILENCE_MILLIS_MAX = 20_000;

    private final Socket socket;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(SILENCE_MILLIS_MAX);
    }

    private Wire(Socket socket) {
        this.socket = socket;
    }

    /** The same connection from here on in TLS; the handshake is over when this returns. */
    Wire secured(SSLContext context) throws IOException {
        SSLSocket inside =
                (SSLSocket) context.getSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), true);
        inside.startHandshake();
        return new Wire(inside);
    }

    /** Says it all, in writes of so many bytes, and gives back everything said until the other side ends. */
    static String converse(int port, String said, int writeSize) throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.send(said, writeSize);
            return wire.rest();
        }
    }

    void send(String text, int writeSize) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        OutputStream out = socket.getOutputStream();
        for (int at = 0; at < bytes.length; at += writeSize) {
            out.write(bytes, at, Math.min(writeSize, bytes.length - at));
        }
    }

    void sendLine(String line) throws IOException {
        send(line + "\r\n", Integer.MAX_VALUE);
    }

    void end() throws IOException {
        socket.shutdownOutput();
    }

    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
