package mailtap.mail;

/**
 * How much of what a session may send without end is held.
 *
 * @param head bytes of each message kept for reading its headers
 * @param line bytes of a command or reply line
 * @param replyLines lines of the replies of one exchange
 * @param recipients of one transaction
 * @param open exchanges waiting for their reply
 * @param mailbox messages of a POP3 mailbox whose unique-ids are remembered
 */
public record Extent(int head, int line, int replyLines, int recipients, int open, int mailbox) {
    /** A megabyte of headers is more than any server takes; the rest is generous for people, harmless for memory. */
    public static final Extent DEFAULT = new Extent(1 << 20, 8 << 10, 1_000, 20_000, 4_096, 50_000);

    public Extent withHead(int bytes) {
        return new Extent(bytes, line, replyLines, recipients, open, mailbox);
    }
}
