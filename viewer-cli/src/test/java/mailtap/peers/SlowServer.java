package mailtap.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Says yes to one client, then listens, and notes when how much had come. */
final class SlowServer implements AutoCloseable {
    private final ServerSocket listener;
    private final ConcurrentSkipListMap<Long, Long> totals = new ConcurrentSkipListMap<>();
    /** Of the serving thread. */
    private long total;

    private final AtomicLong firstContent = new AtomicLong();

    private SlowServer() throws IOException {
        listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    static SlowServer start() throws IOException {
        SlowServer server = new SlowServer();
        Thread.ofPlatform().daemon().start(server::serve);
        return server;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How long content has been coming. */
    long nanosOfContent() {
        long first = firstContent.get();
        return first == 0 ? 0 : totals.lastKey() - first;
    }

    /** How many bytes had come by then, of everything. */
    long receivedBefore(long nanos) {
        var entry = totals.floorEntry(nanos);
        return entry == null ? 0 : entry.getValue();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve() {
        try (Socket client = listener.accept()) {
            OutputStream out = client.getOutputStream();
            InputStream in = client.getInputStream();
            say(out, "220 slow.example ESMTP");
            for (int command = 0; command < 3; command++) {
                awaitLine(in);
                say(out, "250 Ok");
            }
            awaitLine(in);
            say(out, "354 Go on");
            note(in);
        } catch (IOException ended) {
            // The relay was killed.
        }
    }

    private void note(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            total += read;
            long now = System.nanoTime();
            totals.put(now, total);
            firstContent.compareAndSet(0, now);
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private void awaitLine(InputStream in) throws IOException {
        int octet;
        do {
            octet = in.read();
            total++;
        } while (octet >= 0 && octet != '\n');
    }
}
