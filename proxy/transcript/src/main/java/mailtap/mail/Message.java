package mailtap.mail;

import java.time.Instant;
import java.util.List;
import mailtap.transcript.Bytes;
import mailtap.transcript.WireName;
import org.jspecify.annotations.Nullable;

/**
 * One mail transaction: an envelope, and the message if it got that far. Whoever counts messages counts those that are
 * {@link #complete()}: an envelope that ended before its content is here too, as {@link Outcome#NOT_SENT}.
 *
 * @param number as in {@code ID.mN}, counted from 1
 * @param at of its MAIL command, or of the first thing seen of it
 * @param exchange of DATA or the first BDAT; of its last command where no content was sent
 * @param lastExchange of the last BDAT; else the same
 * @param mailFrom absent where the MAIL command was not seen
 * @param recipients in order; at most {@link Extent#recipients()} of them
 * @param recipientCount how many there were
 * @param bytes of the message without dot stuffing and terminator; a lower bound where the message has holes
 * @param sha256 in hex, of the message without dot stuffing and terminator; absent where bytes were lost or it was cut
 * @param bodySha256 the same of what stands behind the first empty line; absent too where there is no such line
 * @param complete it ended as a message ends: with the final dot, or the last chunk
 * @param holes part of it was lost or not kept
 * @param reply the last word on the message
 * @param head its first bytes, without dot stuffing
 */
public record Message(
        int number,
        Instant at,
        int exchange,
        int lastExchange,
        @Nullable MailFrom mailFrom,
        List<Recipient> recipients,
        int recipientCount,
        long bytes,
        @Nullable String sha256,
        @Nullable String bodySha256,
        Chunking chunking,
        boolean complete,
        boolean holes,
        Outcome outcome,
        @Nullable Reply reply,
        Bytes head) {

    /** How the content was sent. */
    public enum Chunking {
        DATA,
        BDAT,
        /** No content was sent. */
        NONE;

        public String wireName() {
            return WireName.of(this);
        }
    }

    public Message {
        recipients = List.copyOf(recipients);
    }

    /** Part of it was not kept on purpose, but was seen whole. */
    public boolean isBodyLeftOut() {
        return holes && sha256 != null;
    }

    /** Its first bytes are all of it. */
    public boolean isHeadWhole() {
        return complete && !holes && head.length() == bytes;
    }

    /** The same without its first bytes, to be kept for long. */
    public Message withoutHead() {
        return new Message(
                number,
                at,
                exchange,
                lastExchange,
                mailFrom,
                recipients,
                recipientCount,
                bytes,
                sha256,
                bodySha256,
                chunking,
                complete,
                holes,
                outcome,
                reply,
                Bytes.EMPTY);
    }

    /** The content ended early: cut before the final dot. Never to be shown as a message. */
    public boolean isTruncated() {
        return chunking != Chunking.NONE && !complete;
    }
}
