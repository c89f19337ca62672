package mailtap.mail;

/**
 * Takes what a fold has understood. A value handed out again with the same number replaces the earlier X */
public interface ConversationListener {
    default void exchange(Exchange exchange) {}

    default void message(Message message) {}

    default void retrieved(Retrieved retrieved) {}

    /** A message retrieved earlier is gone from the mailbox: it was marked by DELE, and QUIT was accepted. */
    default void deleted(int retrieved) {}

    /** Handed out again whenever something is learnt of it. */
    default void mailbox(Mailbox mailbox) {}
}
