package mailtap.dialogue;

/**
 * What one line of the server says.
 *
 * @param code an SMTP code, or {@code +OK}, {@code -ERR}, {@code +}; empty where it is no reply
 * @param last false where more lines of the same reply follow
 * @param text where the text behind the code begins
 * @param octets a size announced in it, or -1
 */
record ReplyLine(Kind kind, String code, boolean last, int text, long octets) {
    enum Kind {
        POSITIVE,
        /** 3yz or {@code +}: the client is to go on. */
        GO_ON,
        NEGATIVE,
        NOT_A_REPLY
    }

    static ReplyLine none() {
        return new ReplyLine(Kind.NOT_A_REPLY, "", false, 0, -1);
    }

    /** Asks for an answer of a login. */
    boolean isChallenge() {
        return code.equals("334") || code.equals("+");
    }

    /** Asks for message data. */
    boolean asksForData() {
        return code.equals("354");
    }

    /** The server is about to close, whatever else it owes. */
    boolean isClosing() {
        return code.equals("421");
    }

    boolean isUnknownCommand() {
        return code.equals("500") || code.equals("502");
    }
}
