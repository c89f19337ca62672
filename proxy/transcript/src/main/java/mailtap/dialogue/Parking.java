package mailtap.dialogue;

import java.time.Instant;
import mailtap.transcript.Bytes;

/** What the client sent ahead of the reply that will say what it is. The bytes were forwarded; only the label waits. */
final class Parking {
    private final Gather gathered = new Gather();
    private Instant at = Instant.EPOCH;

    /** How many bytes more may wait. */
    int room() {
        return Limits.PARKED_BYTES - gathered.length();
    }

    boolean isEmpty() {
        return gathered.isEmpty();
    }

    byte first() {
        return gathered.first();
    }

    void add(Bytes bytes, Instant when) {
        gathered.add(bytes);
        at = when;
    }

    /** When the last of them came. */
    Instant at() {
        return at;
    }

    Bytes take() {
        return gathered.take();
    }
}
