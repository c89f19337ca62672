package mailtap.mail.submission;

import mailtap.transcript.WireName;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient is to a message.
 *
 * @param of whom it is an alias of, for that kind
 */
public record Standing(Kind kind, @Nullable String of) {

    /** The kinds of it. */
    public enum Kind {
        /** In To or Cc, and in the envelope. */
        LISTED,
        /** In a Bcc field, and in the envelope. */
        BCC,
        /** In the envelope and in no header. */
        IN_NO_HEADER,
        /** The same, and it is the sender. */
        SENDER,
        /** The same, and it stands for an address that is listed. */
        ALIAS_OF,
        /** The same, as with nearly all mail of this route: an archive, a journal. */
        STANDING_RECIPIENT,
        /** In To or Cc, and in no envelope. */
        LISTED_NOT_SENT,
        /** In a Bcc field, and in no envelope. */
        BCC_NOT_SENT,
        /** Listed and in no envelope, as is usual between servers. */
        OTHER_HOP,
        /** No header was seen. */
        UNKNOWN
    }

    static Standing of(Kind kind) {
        return new Standing(kind, null);
    }

    public String wireName() {
        String alias = of;
        return WireName.of(kind) + (alias == null ? "" : " " + alias);
    }
}
