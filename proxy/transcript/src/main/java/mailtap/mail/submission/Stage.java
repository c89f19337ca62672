package mailtap.mail.submission;

import mailtap.transcript.WireName;

/** Where on its way a message was seen. */
public enum Stage {
    /** From its author's program: no server has had it before. */
    SUBMISSION,
    /** Between servers. */
    TRANSFER,
    /** To the mailbox, by LMTP. */
    DELIVERY;

    public String wireName() {
        return WireName.of(this);
    }

    /** By protocol and trace fields (RFC 5321 4.4). */
    static Stage of(Copy copy) {
        Stage declared = copy.way().declared();
        if (declared != null) {
            return declared;
        }
        if (copy.isLmtp()) {
            return DELIVERY;
        }
        boolean traced = copy.headers().has("received") || copy.headers().has("return-path");
        return traced ? TRANSFER : SUBMISSION;
    }

    /** What speaks for the stage of this copy, in words. */
    static String reasons(Copy copy) {
        Way way = copy.way();
        if (way.declared() != null) {
            return "route " + way.route() + " is declared to be "
                    + way.declared().wireName();
        }
        if (copy.isLmtp()) {
            return "delivery, as LMTP is";
        }
        if (of(copy) == TRANSFER) {
            return "a server has had it before: it has a "
                    + (copy.headers().has("received") ? "Received" : "Return-Path") + " field";
        }
        boolean port = way.port() == 587 || way.port() == 465;
        return "no server has had it before: no Received field"
                + (way.user() == null ? "" : ", a login")
                + (port ? ", port " + way.port() : "");
    }
}
