package mailtap.dialogue;

/** What a command asks for, as far as its reply changes what the next bytes are. */
enum Asked {
    /** One reply and nothing else. */
    NOTHING,
    /** One more recipient for LMTP to answer for (RFC 2033 4.2). */
    RECIPIENT,
    /** RSET: recipients so far are forgotten. */
    NO_RECIPIENTS,
    /** A transaction; recipients so far are forgotten. */
    MAIL,
    /** EHLO and LHLO: a list of what the server can do; recipients so far are forgotten. */
    HELLO,
    /** HELO: the same without a list. */
    HELO,
    /** A message of a mailbox marked to go (RFC 1939 5). */
    DELETION,
    /** The end, and in POP3 the removal of what is marked. */
    QUIT,
    /** Message data after a positive reply in between (RFC 5321 3.3). */
    DATA,
    /** A counted chunk, on its way already (RFC 3030). */
    CHUNK,
    /** The last chunk of a message. */
    LAST_CHUNK,
    /** A login by SASL: answers after every challenge (RFC 4954, RFC 5034). */
    AUTH,
    /** A login whose secret stood in the command: PASS, APOP. */
    SECRET,
    /** TLS after a positive reply (RFC 3207, RFC 2595). */
    TLS,
    /** A multi-line answer after a positive reply (RFC 1939 3). */
    LISTING,
    /** The same, saying what the server can do (RFC 2449 5). */
    CAPABILITIES,
    /** The same with a message whose size was announced. */
    MESSAGE;

    private static final Asked[] ALL = values();

    /** As a byte of a queue in memory; it is never written anywhere. */
    @SuppressWarnings("EnumOrdinal")
    byte asByte() {
        return (byte) ordinal();
    }

    static Asked of(byte value) {
        return ALL[value];
    }

    /** Whether what the client sends next has no label before the reply. */
    boolean parks() {
        return this == DATA || this == AUTH || this == TLS;
    }
}
