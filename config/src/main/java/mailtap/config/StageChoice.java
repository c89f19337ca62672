package mailtap.config;

/** What is known of the mail on a route: where on its way it is. */
public enum StageChoice {
    /** Each message is looked at. */
    AUTO,
    /** From its author's program. */
    SUBMISSION,
    /** Between servers. */
    TRANSFER,
    /** To the mailbox. */
    DELIVERY
}
