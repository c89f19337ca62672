package mailtap.dialogue;

import mailtap.sasl.Bounds;

/** Every bound of the live path, with its reason. */
public final class Limits {
    private Limits() {}

    /** A longer line goes out in pieces of this size. RFC 5321 allows 512, SASL 12,288, Kerberos tickets reach 48 KiB. */
    public static final int LINE_BYTES = 65_536;

    /**
     * Bytes that wait for the reply that labels them, counted from the command. A client that waits as it must sends
     * none; one that does not fills a TCP window of about this size.
     */
    public static final int PARKED_BYTES = 65_536;

    /** Commands without a reply, one byte each. A pipelining client sends its recipients at once: thousands are real. */
    public static final int UNANSWERED = 262_144;

    /** Login attempts begun and not answered: only a pipelining POP3 client can have more than one. */
    public static final int OPEN_LOGINS = 16;

    /** Keywords remembered of a server's list; the longest lists have thirty. */
    static final int KEYWORDS = 100;

    /** Of a POP3 list of capabilities. */
    static final int CAPABILITY_BYTES = 8_192;

    /** Findings of one kind in one session: enough to see a habit, too few to bury the others. */
    public static final int FINDINGS_OF_A_KIND = 32;

    /** Plain handshake records kept of each side: hellos and a certificate chain. */
    public static final int HELLO_BYTES = 65_536;

    /** Of a name or detail of a login: it is shown and indexed, and nobody's name is that long. */
    public static final int NAME_CHARACTERS = 512;

    /** Secrets remembered to be found in echoes: each password is remembered in five spellings. */
    public static final int KNOWN_SECRETS = 32;

    /** Of each of them: whole passwords and the length of usual access tokens. */
    public static final int KNOWN_SECRET_BYTES = 2_048;

    /** Comparisons spent on looking for them in one line: linear time whatever the two sides do. */
    public static final int SEARCH_EFFORT = 2_000_000;

    /** The four above, as the logins take them. */
    public static final Bounds LOGINS = new Bounds(NAME_CHARACTERS, KNOWN_SECRETS, KNOWN_SECRET_BYTES, SEARCH_EFFORT);

    /** Command lines beyond this are a finding (RFC 5321 4.5.3.1.4). */
    static final int COMMAND_LINE = 512;

    /** Reply lines beyond this are a finding (RFC 5321 4.5.3.1.5). */
    static final int REPLY_LINE = 512;

    /** The same for AUTH and its answers (RFC 4954 4). */
    static final int AUTH_LINE = 12_288;

    /** Lines of message data beyond this are a finding (RFC 5321 4.5.3.1.6). */
    static final int TEXT_LINE = 1_000;
}
