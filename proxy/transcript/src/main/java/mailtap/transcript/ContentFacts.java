package mailtap.transcript;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of message data whose body was not kept on purpose. Recorded when the data has ended, before what the
 * server says to it.
 *
 * @param side that sent it
 * @param exchange it ended in: of DATA, of the last BDAT, of RETR or TOP
 * @param bytes of the message, without dot stuffing and terminator
 * @param sha256 of those bytes in hex; absent where some were lost, or the message was cut
 * @param bodySha256 the same of what stands behind the first empty line; absent too where there is no such line
 * @param complete it ended as a message ends: with the final dot, or the last chunk
 */
public record ContentFacts(
        Instant at,
        Side side,
        int exchange,
        long bytes,
        @Nullable String sha256,
        @Nullable String bodySha256,
        boolean complete)
        implements Entry {}
