package mailtap.mail;

import mailtap.transcript.WireName;

/** What became of a message, or of one recipient of it. */
public enum Outcome {
    ACCEPTED,
    REFUSED,
    /** A 4xx reply: to be tried again. */
    DEFERRED,
    /** It was sent, or may have been, and no reply says what became of it. */
    UNKNOWN,
    /** The content never went over the wire. */
    NOT_SENT;

    /** By the first digit of the reply, RFC 5321 4.2.1. */
    static Outcome of(Reply reply) {
        return switch (reply.code().charAt(0)) {
            case '2', '+' -> ACCEPTED;
            case '4' -> DEFERRED;
            case '5', '-' -> REFUSED;
            default -> UNKNOWN;
        };
    }

    /** As in queries and JSON: {@code not-sent}. */
    public String wireName() {
        return WireName.of(this);
    }
}
