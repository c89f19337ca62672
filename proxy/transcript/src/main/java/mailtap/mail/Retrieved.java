package mailtap.mail;

import java.time.Instant;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A message fetched over POP3, whole or its top.
 *
 * @param number counted from 1 in the session
 * @param messageNumber the mailbox's number for it, as in {@code RETR 3}; 0 where it could not be read
 * @param uidl its unique-id, where a UIDL of this session named it
 * @param command {@code RETR} or {@code TOP}
 * @param bytes without dot stuffing and terminator; a lower bound where it has holes
 * @param sha256 in hex, of those bytes; absent where bytes were lost or it was cut
 * @param complete its final dot was seen
 * @param deleted marked by DELE and committed by QUIT
 * @param head its first bytes, without dot stuffing
 */
public record Retrieved(
        int number,
        Instant at,
        int exchange,
        int messageNumber,
        @Nullable String uidl,
        String command,
        long bytes,
        @Nullable String sha256,
        boolean complete,
        boolean holes,
        boolean deleted,
        Bytes head) {
    /** Part of it was not kept on purpose, but was seen whole. */
    public boolean isBodyLeftOut() {
        return holes && sha256 != null;
    }

    /** Its first bytes are all of it. */
    public boolean isHeadWhole() {
        return complete && !holes && head.length() == bytes;
    }

    /** The same, gone from the mailbox. */
    public Retrieved afterDeletion() {
        return new Retrieved(
                number, at, exchange, messageNumber, uidl, command, bytes, sha256, complete, holes, true, head);
    }
}
