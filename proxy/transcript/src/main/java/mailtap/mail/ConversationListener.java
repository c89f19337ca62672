package mailtap.mail;

/**
 * Takes what a fold has understood. A value handed out again with the same number replaces the earlier one: a POP3
 * message becomes deleted by a QUIT much later.
 */
public interface ConversationListener {
    default void exchange(Exchange exchange) {}

    default void message(Message message) {}

    default void retrieved(Retrieved retrieved) {}

    default void mailbox(Mailbox mailbox) {}
}
