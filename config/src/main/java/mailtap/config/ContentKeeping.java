package mailtap.config;

/** How much of the messages that pass is stored. */
public enum ContentKeeping {
    /** All of what passes through routes that listen on this machine only, the headers of what passes elsewhere. */
    LOCAL,
    FULL,
    HEADERS,
    NONE
}
