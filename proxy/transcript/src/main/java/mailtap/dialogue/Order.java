package mailtap.dialogue;

/** Whether commands come in an order that the protocol allows, as far as the client could know. */
sealed interface Order permits SmtpOrder, Pop3Order {
    /** What is out of order about this command, in words; empty where nothing is. */
    String command(String verb, Asked what);

    /** A whole reply to the oldest command. */
    void replied(Asked what, ReplyLine reply);

    void tlsAgreed();

    /** How many deletions would be lost if the session ended now. */
    int unfinished();
}
