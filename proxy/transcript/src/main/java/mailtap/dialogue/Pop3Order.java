package mailtap.dialogue;

import java.util.Set;
import mailtap.dialogue.ReplyLine.Kind;

/** POP3's states (RFC 1939 3): what belongs behind a login, what before it, and what QUIT was to commit. */
final class Pop3Order implements Order {
    private static final Set<String> BEHIND_LOGIN =
            Set.of("STAT", "LIST", "RETR", "DELE", "UIDL", "TOP", "LAST", "RSET", "XTND");
    private static final Set<String> LOGIN = Set.of("USER", "PASS", "APOP", "AUTH");

    private boolean loggedIn;
    private int pending;
    private int deleted;

    @Override
    public String command(String verb, Asked what) {
        boolean login = what == Asked.AUTH || what == Asked.SECRET;
        if (LOGIN.contains(verb) && loggedIn) {
            pending += login ? 1 : 0;
            return verb + " after a login";
        }
        pending += login ? 1 : 0;
        boolean early = !loggedIn && pending == 0 && BEHIND_LOGIN.contains(verb);
        return early ? verb + " before a login" : verb.equals("STLS") && loggedIn ? "STLS after a login" : "";
    }

    @Override
    public void replied(Asked what, ReplyLine reply) {
        boolean positive = reply.kind() == Kind.POSITIVE;
        switch (what) {
            case AUTH, SECRET -> {
                pending -= reply.kind() == Kind.GO_ON || pending == 0 ? 0 : 1;
                loggedIn |= positive;
            }
            case DELETION -> deleted += positive ? 1 : 0;
            case NO_RECIPIENTS, QUIT -> deleted = positive ? 0 : deleted;
            default -> {}
        }
    }

    @Override
    public void tlsAgreed() {
        loggedIn = false;
    }

    @Override
    public int unfinished() {
        return deleted;
    }
}
