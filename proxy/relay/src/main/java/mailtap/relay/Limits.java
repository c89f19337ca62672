package mailtap.relay;

/** Every bound of the live path, with its reason. */
final class Limits {
    /** Of one read. Large enough that a long message costs few system calls, small enough to have thousands of. */
    static final int CHUNK_MAX = 64 * 1024;

    /** What an idle or chatty connection reads with; commands and replies are far shorter. */
    static final int CHUNK_START = 2 * 1024;

    static final int CHUNK_MIN = 512;

    /** Connections the kernel keeps for us during a burst; it caps this by its own limit. */
    static final int BACKLOG = 4096;

    /** Addresses of one name that are tried. */
    static final int ADDRESSES_MAX = 8;

    /** No accepting for this long when descriptors are short: no spinning, and back well within a second. */
    static final int ACCEPT_PAUSE_MILLIS = 25;

    /** Descriptors kept for journal, index, logs and classes: an eighth of what the process may have, within these. */
    static final int DESCRIPTORS_RESERVED_MIN = 64;

    static final int DESCRIPTORS_RESERVED_MAX = 256;

    /** Refused clients are counted always, and named in the log at most this often. */
    static final int REFUSAL_LOG_MILLIS = 1000;

    /** How often a pausing session looks whether the recorder has room again. */
    static final int CROWDED_POLL_MILLIS = 10;

    /** For bytes still on their way to the other side when one side was reset; then the other is reset as well. */
    static final int RESET_FLUSH_MILLIS = 5000;

    /** How often a leg that is to be reset looks whether its peer has acknowledged everything. */
    static final int RESET_POLL_MILLIS = 5;

    /** How soon it is noticed that a side that has half-closed was reset. */
    static final int HALF_OPEN_POLL_MILLIS = 500;

    /** For bytes still on their way when mailtap was told to stop. */
    static final int SHUTDOWN_FLUSH_MILLIS = 1500;

    /** For all sessions together to end, after which the event loops stop whatever they do. */
    static final int SHUTDOWN_MILLIS = 3000;

    /** For the name of a server that may be mailtap itself, when it starts. */
    static final int START_LOOKUP_MILLIS = 1000;

    /** Mail exchangers of one domain that are tried. */
    static final int EXCHANGERS_MAX = 16;

    /** Deep enough for any exception's causes, and an end where they go round. */
    static final int CAUSES_MAX = 12;

    /** Of one reply to what mailtap itself says to a server; real ones have some hundred bytes. */
    static final int OWN_REPLY_MAX = 8 * 1024;

    private Limits() {}
}
