package mailtap.transcript;

/** The dialogue spoken on a route: RFC 5321, RFC 2033, RFC 1939. */
public enum Protocol {
    SMTP,
    LMTP,
    POP3
}
