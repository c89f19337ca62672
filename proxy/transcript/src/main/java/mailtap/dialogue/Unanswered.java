package mailtap.dialogue;

import org.jspecify.annotations.Nullable;

/**
 * The exchanges that wait for their reply, oldest first. Their numbers are consecutive, so a byte each is enough and a
 * client that pipelines a hundred thousand recipients costs little.
 */
final class Unanswered {
    private byte[] ring = new byte[16];
    private int head;
    private int size;
    private int last;
    private boolean adrift;

    /** Begins the next exchange and returns its number. */
    int begin(Asked asked) {
        if (size == ring.length) {
            grow();
        }
        ring[(head + size) & (ring.length - 1)] = asked.asByte();
        size++;
        return ++last;
    }

    boolean isFull() {
        return size == Limits.UNANSWERED;
    }

    boolean isEmpty() {
        return size == 0;
    }

    @Nullable
    Asked oldest() {
        return size == 0 ? null : Asked.of(ring[head]);
    }

    /** The number of the oldest; of the last one begun where none waits. */
    int number() {
        return last - Math.max(0, size - 1);
    }

    /** Whether this exchange still waits. */
    boolean awaits(int number) {
        return size > 0 && number >= number();
    }

    /** The number of the last exchange begun, 0 before the first. */
    int last() {
        return last;
    }

    /**
     * Some replies can only be meant for one kind of command. When one comes and the newest exchange is of that kind,
     * the older ones were answered unseen.
     */
    void catchUp(Asked meant) {
        if (size > 1 && Asked.of(ring[(head + size - 1) & (ring.length - 1)]) == meant && oldest() != meant) {
            head = (head + size - 1) & (ring.length - 1);
            size = 1;
            adrift = true;
        }
    }

    void answered() {
        head = (head + 1) & (ring.length - 1);
        size--;
    }

    void forget() {
        head = 0;
        size = 0;
    }

    /** From now on replies that nobody waits for are no surprise: commands or replies were missed. */
    void drift() {
        adrift = true;
    }

    boolean isAdrift() {
        return adrift;
    }

    private void grow() {
        byte[] larger = new byte[ring.length * 2];
        for (int i = 0; i < size; i++) {
            larger[i] = ring[(head + i) & (ring.length - 1)];
        }
        ring = larger;
        head = 0;
    }
}
