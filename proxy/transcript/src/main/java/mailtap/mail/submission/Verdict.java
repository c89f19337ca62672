package mailtap.mail.submission;

import mailtap.transcript.WireName;

/** Who of the envelope was shown to whom. */
public enum Verdict {
    /** Everybody in the envelope stands in To or Cc. */
    ALL_LISTED("everybody who got it stands in To or Cc"),
    /** At submission, some of the envelope stand in no header: RFC 5322 3.6.3, the first way. */
    HIDDEN("some recipients stand in no header, as those in Bcc do"),
    /** The same seen later, where it may be a Bcc, an alias, a list or a forward. */
    UNLISTED("some recipients stand in no header: Bcc, alias, list or forward"),
    /** A Bcc field that was shown to its one person, or to the sender. */
    BCC_OWN_COPY("a Bcc field, shown only to the one it names"),
    /** A Bcc field that was shown to those in it: RFC 5322 3.6.3, the second way. */
    BCC_SHARED_COPY("a Bcc field, shown to those in it: they learn of one another"),
    /** A Bcc field that was shown to somebody else. */
    BCC_EXPOSED("a Bcc field was shown to somebody it does not name"),
    /** The same, and a copy fetched by that somebody still had it. */
    BCC_LEAKED("a Bcc field arrived at somebody it does not name"),
    /** A Bcc field without a name: RFC 5322 3.6.3, the third way. */
    BCC_EMPTY_HEADER("an empty Bcc field: that there was a Bcc is hinted, no name"),
    /** A mailing list's message to its members. */
    LIST_EXPANSION("a mailing list's message to its members"),
    /** Somebody in To or Cc was never asked for. */
    LISTED_NOT_SENT("somebody in To or Cc is not in the envelope"),
    /** Somebody in a Bcc field was never asked for. */
    BCC_NOT_SENT("somebody in a Bcc field is not in the envelope"),
    /** A second message that wraps the first, for those in Bcc. */
    BCC_WRAPPED_COPY("a second message wraps the first, for those in Bcc"),
    /** There was an envelope and no content. */
    NOT_SENT("the message was not sent"),
    /** The content was cut before its end. */
    TRUNCATED("the message was cut before its end, so it is none");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    public String wireName() {
        return WireName.of(this);
    }

    /** There was a Bcc field in a copy that may have arrived. */
    public boolean isOfBccField() {
        return switch (this) {
            case BCC_OWN_COPY, BCC_SHARED_COPY, BCC_EXPOSED, BCC_LEAKED, BCC_EMPTY_HEADER, BCC_NOT_SENT -> true;
            default -> false;
        };
    }

    /** For people. */
    public String words() {
        return words;
    }
}
