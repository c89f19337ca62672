package mailtap.mail;

/** How much of the messages that pass is kept. */
public enum BodyKeeping {
    /** All of them. */
    FULL,
    /** Their headers; of what stands behind the first empty line the length and digests. */
    HEADERS,
    /** Their lengths and digests. */
    NONE
}
