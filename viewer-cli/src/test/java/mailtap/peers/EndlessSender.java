package mailtap.peers;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A client in the middle of a message that never ends: numbered lines, a few hundred a second. */
final class EndlessSender implements AutoCloseable {
    private static final String ENVELOPE =
            "EHLO client.example\r\nMAIL FROM:<alice@example.org>\r\nRCPT TO:<bob@example.org>\r\nDATA\r\n";
    private static final long PAUSE_NANOS = 2_000_000;

    private final Socket socket;
    private final AtomicLong sent = new AtomicLong();

    private EndlessSender(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
    }

    static EndlessSender start(int port) throws IOException {
        EndlessSender sender = new EndlessSender(port);
        Thread.ofPlatform().daemon().start(sender::send);
        return sender;
    }

    /** The beginning of what every such client says, at least so many bytes of it. */
    static String saying(int length) {
        StringBuilder said = new StringBuilder(ENVELOPE);
        for (int number = 0; said.length() < length; number++) {
            said.append(line(number));
        }
        return said.toString();
    }

    long sent() {
        return sent.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void send() {
        try {
            OutputStream out = socket.getOutputStream();
            write(out, ENVELOPE);
            for (int number = 0; true; number++) {
                write(out, line(number));
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException ended) {
            // The relay was killed, which is what this client is for.
        }
    }

    private void write(OutputStream out, String text) throws IOException {
        sent.addAndGet(text.length());
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String line(int number) {
        return "line number " + number + " of a message that does not end\r\n";
    }
}
