package mailtap.dialogue;

import mailtap.dialogue.ReplyLine.Kind;

/**
 * Whether SMTP's commands come in an order that RFC 5321 4.1.4 allows. It judges what the client could know when it
 * spoke: a RCPT sent together with a MAIL that is refused later is in order.
 */
final class SmtpOrder implements Order {
    private boolean greeted;
    private boolean encrypted;
    private boolean loggedIn;
    private boolean accepted;
    private boolean recipients;
    private int asked;
    private int stale;

    @Override
    public String command(String verb, Asked what) {
        return switch (verb) {
            case "EHLO", "HELO", "LHLO" -> {
                greeted = true;
                yield leave();
            }
            case "RSET" -> leave();
            case "MAIL" -> mail();
            case "RCPT" -> {
                boolean early = !isOpen();
                recipients = true;
                yield early ? "RCPT without MAIL" : "";
            }
            case "DATA", "BDAT" -> content(verb, what);
            case "AUTH", "X-EXPS" -> auth();
            case "STARTTLS" -> encrypted ? "STARTTLS within TLS" : "";
            default -> "";
        };
    }

    private String mail() {
        boolean nested = isOpen();
        asked++;
        return !greeted ? "MAIL before EHLO" : nested ? "MAIL within a transaction" : "";
    }

    private String content(String verb, Asked what) {
        boolean early = !recipients;
        if (what == Asked.LAST_CHUNK) {
            leave();
        }
        return early ? verb + " without RCPT" : "";
    }

    private String auth() {
        if (!greeted) {
            return "AUTH before EHLO";
        }
        return loggedIn ? "AUTH after a login" : isOpen() ? "AUTH within a transaction" : "";
    }

    private boolean isOpen() {
        return accepted || asked > 0;
    }

    private String leave() {
        accepted = false;
        recipients = false;
        stale += asked;
        asked = 0;
        return "";
    }

    @Override
    public void replied(Asked what, ReplyLine reply) {
        boolean positive = reply.kind() == Kind.POSITIVE;
        switch (what) {
            case MAIL -> {
                boolean old = stale > 0;
                stale -= old ? 1 : 0;
                asked -= old || asked == 0 ? 0 : 1;
                accepted |= positive && !old;
            }
            case DATA -> {
                if (reply.kind() == Kind.GO_ON) {
                    leave();
                }
            }
            case AUTH -> loggedIn |= positive;
            default -> {}
        }
    }

    @Override
    public void tlsAgreed() {
        encrypted = true;
        greeted = false;
        loggedIn = false;
        leave();
    }

    @Override
    public int unfinished() {
        return 0;
    }
}
