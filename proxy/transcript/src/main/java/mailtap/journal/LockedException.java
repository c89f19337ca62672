package mailtap.journal;

import java.io.IOException;

/** Somebody else holds it; the message is one line for the operator and says who, where and what to do. */
public final class LockedException extends IOException {
    private final String holder;

    LockedException(String what, String holder, String advice) {
        super(what + " is in use by " + holder + "; " + advice);
        this.holder = holder;
    }

    /** Such as {@code process 4711 since 2026-11-22T09:14:03Z}. */
    public String holder() {
        return holder;
    }
}
