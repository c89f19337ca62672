package mailtap.mail.submission;

import java.util.List;

/** What is worth saying of a submission besides its verdict. */
public final class Flags {
    /** Over several transactions or connections that may all have arrived. */
    public static final String FAN_OUT = "fan-out";
    /** Too many recipients for the server (452 4.5.3), and the rest were sent another copy. */
    public static final String SPLIT_BY_LIMIT = "split-by-limit";
    /** Some recipients refused or deferred, and the message sent. */
    public static final String PARTIAL = "partial";
    /** The same recipient twice in one transaction. */
    public static final String DUPLICATE = "duplicate";
    /** The same Message-ID with another body. */
    public static final String VARIANTS = "variants";
    /** Tried and not sent, or not answered, then sent. */
    public static final String RETRY = "retry";
    /** {@code undisclosed-recipients:;} or another group without members. */
    public static final String UNDISCLOSED_GROUP = "undisclosed-group";
    /** The header was longer than what was kept of it: what seems to be in no header may be. */
    public static final String HEADER_CUT = "header-cut";
    /** Followed by the place: a hidden address can be read elsewhere in a copy that others got. */
    public static final String DISCLOSED_IN = "disclosed-in ";
    /** A part in Microsoft's own format, which may name recipients. */
    public static final String TNEF_PRESENT = "tnef-present";
    /** Encrypted: the keys may name recipients. */
    public static final String ENCRYPTED_RECIPIENTS = "encrypted-recipients";

    /** Every flag by its name, which is its first word. */
    public static final List<String> ALL = List.of(
            FAN_OUT,
            SPLIT_BY_LIMIT,
            PARTIAL,
            DUPLICATE,
            VARIANTS,
            RETRY,
            UNDISCLOSED_GROUP,
            HEADER_CUT,
            DISCLOSED_IN.strip(),
            TNEF_PRESENT,
            ENCRYPTED_RECIPIENTS);

    private Flags() {}
}
