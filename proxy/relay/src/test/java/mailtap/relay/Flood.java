package mailtap.relay;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Somebody who sends one endless line as fast as it is taken. */
final class Flood {
    private final CompletableFuture<Boolean> cut = new CompletableFuture<>();

    static Flood from(Peer peer, int length) {
        Flood flood = new Flood();
        Thread.ofVirtual().start(() -> flood.run(peer, length));
        return flood;
    }

    private void run(Peer peer, int length) {
        byte[] chunk = new byte[1 << 16];
        Arrays.fill(chunk, (byte) 'x');
        try {
            for (int sent = 0; sent < length; sent += chunk.length) {
                peer.say(chunk);
            }
            cut.complete(false);
        } catch (IOException broken) {
            cut.complete(true);
        }
    }

    /** Waits for its end: true when the connection broke before all was sent. */
    boolean wasCut() {
        try {
            return cut.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
