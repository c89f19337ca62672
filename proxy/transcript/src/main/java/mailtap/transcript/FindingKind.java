package mailtap.transcript;

/**
 * The catalogue of findings. Names are for ever: they stand in journals and in people's queries.
 *
 * <p>A kind says what it is, how much it matters, and where the standard speaks of it.
 */
public enum FindingKind {
    UPSTREAM_REFUSED(Severity.ERROR, "", "The server refused the connection."),
    UPSTREAM_UNREACHABLE(Severity.ERROR, "", "The server could not be reached or its name not resolved."),
    UPSTREAM_TIMEOUT(Severity.ERROR, "", "The server did not answer the connection attempt in time."),
    UPSTREAM_IS_MAILTAP(Severity.ERROR, "", "The route leads back to mailtap itself; the connection was refused."),
    UPSTREAM_TLS_FAILED(
            Severity.ERROR, "RFC 8314 3", "TLS with the server failed, or its certificate could not be verified."),
    CLIENT_TLS_FAILED(
            Severity.ERROR, "RFC 8314 3", "TLS with the client failed: it may not trust mailtap's authority."),
    UPSTREAM_UNVERIFIED(
            Severity.WARNING, "RFC 8314 5.3", "The server's certificate was not verified: anybody may be answering."),
    STARTTLS_REFUSED(Severity.NOTE, "RFC 3207 4", "The server refused to begin TLS; the dialogue went on in clear."),
    INTERCEPTION_BROKE_AUTH(
            Severity.ERROR, "RFC 5929", "A login bound to the TLS channel cannot survive interception: use mode pass."),
    INTERCEPTION_MAY_BREAK_AUTH(
            Severity.NOTE,
            "RFC 5929",
            "A login failed of a kind that may depend on the client's own TLS: mode pass would tell."),
    TLS_CUT(Severity.WARNING, "RFC 8446 6.1", "TLS ended without close_notify: something may have been cut off."),
    CAPTURE_GAP(Severity.ERROR, "", "Bytes were relayed that could not be kept."),
    DECODER_FAULT(Severity.ERROR, "", "mailtap's decoder failed; the rest of the session was relayed unread."),
    FINDINGS_CAPPED(Severity.NOTE, "", "More findings than a session may have; the rest were dropped."),
    BARE_LF(Severity.WARNING, "RFC 5321 2.3.8", "A line ended in LF alone."),
    BARE_CR(Severity.WARNING, "RFC 5321 2.3.8", "A CR without LF inside a line."),
    NUL(Severity.WARNING, "RFC 5321 4.1.2", "A NUL byte."),
    LONG_LINE(Severity.NOTE, "RFC 5321 4.5.3.1", "A line longer than the standard allows."),
    EARLY_TALKER(Severity.WARNING, "RFC 5321 4.3.1", "The client spoke before the server's greeting."),
    REPLY_WITHOUT_COMMAND(Severity.WARNING, "RFC 5321 4.2", "The server answered what nobody asked."),
    REPLY_CODES_DIFFER(Severity.WARNING, "RFC 5321 4.2.1", "The lines of one reply have different codes."),
    NOT_A_REPLY(Severity.WARNING, "RFC 5321 4.2", "A line from the server that is no reply."),
    CONTENT_AFTER_REFUSAL(
            Severity.WARNING,
            "RFC 5321 3.3",
            "The client sent message data though the server had refused DATA; it was read as commands."),
    CREDENTIAL_NOT_BASE64(Severity.WARNING, "RFC 4954 4", "A login answer that should be Base64 and is not."),
    CR_CR_LF(Severity.WARNING, "RFC 5321 2.3.8", "A line ended in CR CR LF."),
    TELNET_CONTROL(
            Severity.NOTE, "RFC 854", "Telnet control bytes in a line: somebody types by hand, or a scanner does."),
    DOT_NOT_STUFFED(
            Severity.WARNING,
            "RFC 5321 4.5.2",
            "A line of a message began with one dot: the server takes the dot away."),
    EIGHT_BIT_NOT_ANNOUNCED(
            Severity.NOTE, "RFC 6152 3", "A message has bytes above 127, and MAIL did not say BODY=8BITMIME."),
    UTF8_NOT_ANNOUNCED(
            Severity.WARNING, "RFC 6531 3.4", "An address has bytes above 127, and MAIL did not say SMTPUTF8."),
    CONTENT_SENT_AHEAD(
            Severity.WARNING, "RFC 5321 4.1.1.4", "Message data was sent before the server had asked for it."),
    UNKNOWN_VERB(Severity.NOTE, "RFC 5321 4.2.4", "A line that is no command the protocol knows."),
    OUT_OF_ORDER(Severity.WARNING, "RFC 5321 4.1.4", "A command where the order of the protocol does not allow it."),
    PIPELINING_NOT_OFFERED(
            Severity.WARNING,
            "RFC 2920 3.1",
            "A command did not wait for the reply before it, and nobody offered that."),
    EXTENSION_NOT_OFFERED(
            Severity.WARNING, "RFC 5321 2.2.1", "A command of an extension that the server does not offer."),
    PARAMETER_NOT_OFFERED(
            Severity.WARNING, "RFC 5321 4.1.1.11", "A parameter of MAIL or RCPT that the server does not offer."),
    PARAMETER_MALFORMED(
            Severity.WARNING, "RFC 5321 4.1.2", "A parameter of MAIL or RCPT that has not the form it must have."),
    PATH_MALFORMED(
            Severity.WARNING, "RFC 5321 4.1.2", "The address of MAIL or RCPT does not stand in one pair of brackets."),
    BLANK_BEFORE_PATH(Severity.NOTE, "RFC 5321 3.3", "A blank between FROM: or TO: and the address."),
    SIZE_OVER_LIMIT(Severity.NOTE, "RFC 1870 6.1", "The size a client announced is more than the server takes."),
    BDAT_DOES_NOT_FIT(Severity.ERROR, "RFC 3030 2", "What follows a chunk is no command: the size in BDAT is wrong."),
    CAPABILITIES_CHANGED(
            Severity.NOTE, "RFC 5321 4.1.4", "The server offers other things than a moment ago, with nothing between."),
    STARTTLS_VANISHED(
            Severity.ERROR, "RFC 3207 6", "STARTTLS was offered and then was not: somebody may be stripping it."),
    KEYWORD_BLANKED(
            Severity.WARNING,
            "RFC 3207 6",
            "A keyword overwritten with the letter X: a firewall takes an extension away."),
    REPLY_CLASS_UNEXPECTED(Severity.WARNING, "RFC 5321 4.2.1", "A reply of a class that the command cannot have."),
    SERVER_CLOSING(Severity.NOTE, "RFC 5321 3.8", "The server said 421 unasked: it closes the connection."),
    DELE_WITHOUT_QUIT(
            Severity.WARNING,
            "RFC 1939 6",
            "Messages were marked for deletion and the session ended without QUIT: they stay."),
    MECHANISM_NOT_OFFERED(
            Severity.WARNING, "RFC 4954 3", "The client chose a login mechanism that the server does not offer."),
    MECHANISM_WITHDRAWN(
            Severity.WARNING,
            "RFC 4954 3",
            "The client chose a login mechanism that was offered earlier in the session and is not any more."),
    AUTH_BEFORE_TLS(Severity.NOTE, "RFC 4954 4", "A secret was sent over an unencrypted connection."),
    BYTES_BEHIND_STARTTLS(
            Severity.ERROR, "RFC 3207 4.2", "Plain text was queued behind STARTTLS, as an injection does."),
    PLAIN_AFTER_STARTTLS(
            Severity.WARNING, "RFC 3207 4", "Plain text went on after an accepted STARTTLS: decrypted on the way."),
    END_OF_DATA_LOOKALIKE(
            Severity.ERROR,
            "RFC 5321 4.1.1.4",
            "A dot line not between CRLFs: lax servers end the message there, strict ones do not."),
    END_OF_DATA_DISAGREED(
            Severity.ERROR,
            "RFC 5321 4.1.1.4",
            "The server accepted a message that ended at a look-alike of the end of data."),
    LISTING_WITHOUT_END(Severity.WARNING, "RFC 1939 3", "A multi-line answer was cut before its dot line."),
    OCTETS_DIFFER(Severity.NOTE, "RFC 1939 5", "The octet count announced is not what was sent."),
    CUT_IN_CONTENT(Severity.WARNING, "RFC 5321 4.1.1.4", "The connection ended inside message data."),
    BDAT_REFUSED_AS_UNKNOWN(
            Severity.WARNING, "RFC 3030 2", "The server does not know BDAT and read the chunk as commands."),
    REPLY_TOO_LATE(
            Severity.WARNING,
            "RFC 2920 3.1",
            "More bytes were sent ahead of the reply that says what they are than are held; not kept."),
    UNANSWERED_CAPPED(Severity.WARNING, "RFC 2920 3.1", "More commands wait for a reply than are remembered."),
    REPLY_MISSING(Severity.NOTE, "RFC 5321 4.2", "The session ended with a command unanswered.");

    /** How much it matters. */
    public enum Severity {
        NOTE,
        WARNING,
        ERROR
    }

    private final Severity severity;
    private final String rfc;
    private final String summary;

    FindingKind(Severity severity, String rfc, String summary) {
        this.severity = severity;
        this.rfc = rfc;
        this.summary = summary;
    }

    /** The stable name, such as {@code bare-lf}. */
    public String wireName() {
        return WireName.of(this);
    }

    public Severity severity() {
        return severity;
    }

    /** RFC and section, or empty where no standard speaks of it. */
    public String rfc() {
        return rfc;
    }

    public String summary() {
        return summary;
    }
}
