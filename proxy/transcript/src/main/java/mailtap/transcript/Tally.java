package mailtap.transcript;

import java.time.Instant;

/**
 * What the journal holds of a session, written just before its end, so that a check can tell whether it still does. The
 * checksum is over the bytes as kept: one over a masked secret's real bytes would give the secret away, as a CRC is
 * linear.
 */
public record Tally(Instant at, Kept client, Kept server) implements Entry {

    /**
     * @param kept bytes of frames that have their bytes
     * @param withheld bytes of masked credentials and {@link Label#WITHHELD} frames
     * @param lost bytes of {@link Label#LOST} and {@link Label#UNKEPT} frames
     * @param crc32c over the kept bytes in order
     */
    public record Kept(long kept, long withheld, long lost, int crc32c) {}
}
