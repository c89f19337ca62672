package mailtap.mail;

import org.jspecify.annotations.Nullable;

/**
 * One RCPT of a transaction, in the order given.
 *
 * @param position in the transaction, counted from 1
 * @param exchange of the RCPT command
 * @param reply to the RCPT; for LMTP the verdict after the content replaces it once there is one
 * @param outcome for this recipient and the whole message: accepted only if the message was
 */
public record Recipient(
        int position,
        int exchange,
        Path path,
        Parameters parameters,
        @Nullable Reply reply,
        Outcome outcome) {}
