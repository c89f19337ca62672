package mailtap.mail;

/** Where on its way a message was seen. */
public enum Stage {
    /** From its author's program: no server has had it before. */
    SUBMISSION,
    /** Between servers. */
    TRANSFER,
    /** To the mailbox, by LMTP. */
    DELIVERY;

    public String wireName() {
        return Words.of(this);
    }

    /** By protocol and trace fields (RFC 5321 4.4). */
    static Stage of(Copy copy) {
        Stage declared = copy.declared();
        if (declared != null) {
            return declared;
        }
        if (copy.isLmtp()) {
            return DELIVERY;
        }
        boolean traced = copy.headers().has("received") || copy.headers().has("return-path");
        return traced ? TRANSFER : SUBMISSION;
    }
}
