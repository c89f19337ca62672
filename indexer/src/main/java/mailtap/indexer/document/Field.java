package mailtap.indexer.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked for, in one table: the query language, its help and docs/query.md are made from it.
 *
 * <p>Every document carries the fields of its own kind. Exchanges and messages also carry what is known of their
 * session at that time; sessions carry what their exchanges and messages have, up to a limit.
 */
public enum Field {
    KIND("kind", ValueType.WORD, null, "message", "session, exchange or message"),
    TIME("@timestamp", ValueType.TIME, null, "[now-1h TO now]", "when it began", "time"),
    TEXT("text", ValueType.TEXT, null, "invoice", "all words of a dialogue or message; what a bare word asks", "any"),
    HAS("has", ValueType.WORD, null, "attachment", "attachment, html, bcc, finding, gap, login, message or tls"),

    SESSION_ID("session.id", ValueType.WORD, Kind.SESSION, "7f3k2m9q*", "the session's ID", "id", "session"),
    ROUTE("session.route", ValueType.WORD, Kind.SESSION, "office", "name of the route", "route"),
    SESSION_SOURCE("session.source", ValueType.WORD, Kind.SESSION, "live", "live or import"),
    STATE("session.state", ValueType.WORD, Kind.SESSION, "open", "open or closed", "state"),
    ENDED_BY("session.ended_by", ValueType.WORD, Kind.SESSION, "client-reset", "who ended it, and how", "ended_by"),
    EXCHANGES(
            "session.exchanges",
            ValueType.NUMBER,
            Kind.SESSION,
            ">10",
            "exchanges in the session, the greeting too",
            "exchanges"),
    MESSAGES("session.messages", ValueType.NUMBER, Kind.SESSION, ">1", "whole messages sent or fetched", "messages"),
    FINDINGS("session.findings", ValueType.NUMBER, Kind.SESSION, ">0", "findings in the session", "findings"),
    PROTOCOL("network.protocol", ValueType.WORD, Kind.SESSION, "pop3", "smtp, lmtp or pop3", "protocol", "proto"),
    SOURCE_IP(
            "source.ip",
            ValueType.IP,
            Kind.SESSION,
            "10.0.0.0/8",
            "address of the client",
            "ip",
            "ip.src",
            "ip.addr",
            "id.orig_h"),
    SOURCE_PORT(
            "source.port",
            ValueType.NUMBER,
            Kind.SESSION,
            "51234",
            "port of the client",
            "port",
            "tcp.srcport",
            "tcp.port",
            "id.orig_p"),
    SOURCE_BYTES("source.bytes", ValueType.SIZE, Kind.SESSION, ">1M", "bytes the client sent"),
    SERVER("destination.domain", ValueType.WORD, Kind.SESSION, "smtp.*", "server as configured", "server", "upstream"),
    SERVER_IP(
            "destination.ip",
            ValueType.IP,
            Kind.SESSION,
            "192.0.2.1",
            "address of the server",
            "ip",
            "ip.dst",
            "ip.addr",
            "id.resp_h"),
    SERVER_PORT(
            "destination.port",
            ValueType.NUMBER,
            Kind.SESSION,
            "587",
            "port of the server",
            "port",
            "tcp.dstport",
            "tcp.port",
            "id.resp_p"),
    SERVER_BYTES("destination.bytes", ValueType.SIZE, Kind.SESSION, ">1M", "bytes the server sent"),
    START("event.start", ValueType.TIME, Kind.SESSION, ">yesterday", "when the session began", "start"),
    END("event.end", ValueType.TIME, Kind.SESSION, "<now-1h", "when the session ended", "end"),
    DURATION("event.duration", ValueType.DURATION, null, ">2s", "of a session; of an exchange, the server's", "took"),

    HELO("smtp.helo", ValueType.WORD, Kind.SESSION, "gp", "argument of EHLO, HELO or LHLO", "helo", "client"),
    CAPABILITY("smtp.capability", ValueType.WORD, Kind.SESSION, "starttls", "what EHLO offered", "capability"),
    MECHANISM("smtp.auth.mechanism", ValueType.WORD, Kind.SESSION, "plain", "of a login", "auth", "mechanism"),
    USER(
            "smtp.auth.user",
            ValueType.ADDRESS,
            Kind.SESSION,
            "costa",
            "who logged in, POP3 too",
            "user",
            "account",
            "smtp.auth.username",
            "user.name"),
    AUTHZID("smtp.auth.authzid", ValueType.ADDRESS, Kind.SESSION, "boss", "whom to act as", "authzid", "account"),
    LOGIN(
            "smtp.auth.outcome",
            ValueType.WORD,
            Kind.SESSION,
            "failure",
            "success, failure, cancelled, unfinished",
            "login"),

    TLS_VERSION("tls.version", ValueType.WORD, Kind.SESSION, "1.3", "agreed on; where it passes, offered", "tls"),
    TLS_CIPHER("tls.cipher", ValueType.WORD, Kind.SESSION, "TLS_AES_*", "agreed on", "cipher"),
    TLS_ESTABLISHED("tls.established", ValueType.FLAG, Kind.SESSION, "false", "TLS began, and failed on no leg"),
    TLS_MODE("tls.mode", ValueType.WORD, Kind.SESSION, "pass", "intercept, pass or originate", "tls"),
    TLS_STARTED_BY("tls.started_by", ValueType.WORD, Kind.SESSION, "starttls", "starttls, stls or implicit"),
    TLS_ALPN("tls.next_protocol", ValueType.WORD, Kind.SESSION, "smtp", "agreed on by ALPN", "alpn"),
    TLS_FAILURE("tls.failure", ValueType.TEXT, Kind.SESSION, "trust", "why it failed", "tls"),
    TLS_VERIFICATION(
            "tls.verification",
            ValueType.TEXT,
            Kind.SESSION,
            "\"not verified\"",
            "of the server's certificate: verified, or why not",
            "verification"),
    TLS_SNI(
            "tls.client.server_name",
            ValueType.WORD,
            Kind.SESSION,
            "smtp.*",
            "name the client asked for",
            "sni",
            "tls.handshake.extensions_server_name"),
    TLS_JA3(
            "tls.client.ja3",
            ValueType.WORD,
            Kind.SESSION,
            "e7d705*",
            "JA3 of the client's hello",
            "ja3",
            "tls.handshake.ja3"),
    TLS_JA4(
            "tls.client.ja4",
            ValueType.WORD,
            Kind.SESSION,
            "t13d*",
            "JA4 of the client's hello",
            "ja4",
            "tls.handshake.ja4"),
    TLS_SUBJECT(
            "tls.server.x509.subject.distinguished_name",
            ValueType.TEXT,
            Kind.SESSION,
            "example",
            "of the server's own certificate",
            "certificate"),
    TLS_ISSUER(
            "tls.server.x509.issuer.distinguished_name",
            ValueType.TEXT,
            Kind.SESSION,
            "encrypt",
            "who signed it",
            "issuer"),
    TLS_NOT_AFTER("tls.server.x509.not_after", ValueType.TIME, Kind.SESSION, "<2027", "when it expires"),
    TLS_SHA256("tls.server.hash.sha256", ValueType.WORD, Kind.SESSION, "9f86d0*", "digest of it", "fingerprint"),

    EXCHANGE("exchange.number", ValueType.NUMBER, Kind.EXCHANGE, "7", "N of ID.N", "exchange"),
    STATUS(
            "exchange.status",
            ValueType.WORD,
            Kind.EXCHANGE,
            "refused",
            "ok, refused, deferred, unanswered …",
            "status"),
    SMTP_COMMAND("smtp.command", ValueType.WORD, Kind.EXCHANGE, "rcpt", "verb", "verb", "command", "smtp.req.command"),
    POP3_COMMAND(
            "pop3.command", ValueType.WORD, Kind.EXCHANGE, "retr", "verb", "verb", "command", "pop.request.command"),
    COMMAND_LINE(
            "dialogue.command",
            ValueType.TEXT,
            Kind.EXCHANGE,
            "\"mail from\"",
            "command line, secrets masked",
            "line",
            "smtp.req.parameter",
            "pop.request.parameter"),
    REPLY(
            "dialogue.reply",
            ValueType.TEXT,
            Kind.EXCHANGE,
            "greylisted",
            "what the server said",
            "reply",
            "last_reply",
            "smtp.rsp.parameter",
            "pop.response.description"),
    SMTP_CODE("smtp.response.code", ValueType.CODE, Kind.EXCHANGE, "5xx", "reply code", "code"),
    POP3_STATUS(
            "pop3.response.status",
            ValueType.CODE,
            Kind.EXCHANGE,
            "-ERR",
            "+OK or -ERR",
            "code",
            "pop.response.indicator"),
    ENHANCED_CODE(
            "smtp.response.enhanced_code", ValueType.WORD, Kind.EXCHANGE, "5.7.*", "enhanced status code", "enhanced"),

    MESSAGE("message.number", ValueType.NUMBER, Kind.MESSAGE, "1", "N of ID.mN", "message"),
    OUTCOME(
            "message.outcome",
            ValueType.WORD,
            Kind.MESSAGE,
            "accepted",
            "accepted, refused, deferred, unknown, not-sent, retrieved",
            "outcome"),
    CHUNKING("message.chunking", ValueType.WORD, Kind.MESSAGE, "bdat", "data, bdat or none", "chunking"),
    COMPLETE("message.complete", ValueType.FLAG, Kind.MESSAGE, "false", "it ended as a message ends", "complete"),
    BYTES("message.bytes", ValueType.SIZE, Kind.MESSAGE, ">10M", "of the message, dots unstuffed", "bytes", "size"),
    SHA256("message.sha256", ValueType.WORD, Kind.MESSAGE, "9f86d0*", "digest of those bytes", "sha256"),
    BODY("message.text", ValueType.TEXT, Kind.MESSAGE, "\"kind regards\"", "words of the body's text parts", "body"),
    MAIL_FROM("smtp.mail_from.address", ValueType.ADDRESS, Kind.MESSAGE, "@example.org", "envelope sender", "mailfrom"),
    MAIL_PARAMETERS("smtp.mail_from.parameters", ValueType.WORD, Kind.MESSAGE, "body=8bitmime", "of MAIL"),
    RCPT_TO(
            "smtp.rcpt_to.address",
            ValueType.ADDRESS,
            Kind.MESSAGE,
            "erin@example.net",
            "envelope recipient",
            "rcpt",
            "rcptto",
            "addressed",
            "recipient"),
    RCPT_PARAMETERS("smtp.rcpt_to.parameters", ValueType.WORD, Kind.MESSAGE, "notify=never", "of RCPT"),
    RCPT_COUNT("smtp.rcpt_to.count", ValueType.NUMBER, Kind.MESSAGE, ">10", "how many recipients", "rcpts"),
    UIDL("pop3.uidl", ValueType.WORD, Kind.MESSAGE, "0000004*", "unique-id of a fetched message", "uidl"),
    DELETED("pop3.deleted", ValueType.FLAG, Kind.MESSAGE, "true", "deleted by this session", "deleted"),

    FROM("email.from.address", ValueType.ADDRESS, Kind.MESSAGE, "zhang", "From", "from", "imf.from"),
    SENDER(
            "email.sender.address",
            ValueType.ADDRESS,
            Kind.MESSAGE,
            "list@example.org",
            "Sender",
            "sender",
            "imf.sender"),
    REPLY_TO(
            "email.reply_to.address",
            ValueType.ADDRESS,
            Kind.MESSAGE,
            "@example.org",
            "Reply-To",
            "reply_to",
            "imf.reply_to"),
    TO("email.to.address", ValueType.ADDRESS, Kind.MESSAGE, "erin", "To", "to", "imf.to", "addressed", "recipient"),
    CC("email.cc.address", ValueType.ADDRESS, Kind.MESSAGE, "erin", "Cc", "cc", "imf.cc", "addressed", "recipient"),
    BCC(
            "email.bcc.address",
            ValueType.ADDRESS,
            Kind.MESSAGE,
            "erin",
            "Bcc",
            "bcc",
            "imf.bcc",
            "addressed",
            "recipient"),
    SUBJECT("email.subject", ValueType.TEXT, Kind.MESSAGE, "张帆", "Subject, decoded", "subject", "imf.subject"),
    MESSAGE_ID(
            "email.message_id",
            ValueType.WORD,
            Kind.MESSAGE,
            "*@mail.example",
            "Message-ID without brackets",
            "msgid",
            "message_id",
            "msg_id",
            "imf.message_id"),
    DATE("email.origination_timestamp", ValueType.TIME, Kind.MESSAGE, "<2020", "Date", "date", "imf.date"),
    MAILER(
            "email.x_mailer",
            ValueType.TEXT,
            Kind.MESSAGE,
            "outlook",
            "X-Mailer or User-Agent",
            "mailer",
            "client",
            "user_agent",
            "imf.user_agent",
            "imf.ext.mailer"),
    ATTACHMENT(
            "email.attachments.file.name",
            ValueType.TEXT,
            Kind.MESSAGE,
            "*.pdf",
            "file name",
            "attachment",
            "filename"),
    ATTACHMENT_TYPE(
            "email.attachments.file.mime_type",
            ValueType.WORD,
            Kind.MESSAGE,
            "application/pdf",
            "declared type",
            "mime"),
    HEADER("header", ValueType.HEADER, Kind.MESSAGE, "header.x-mailer:outlook", "any header field by name"),

    HIDDEN("analysis.hidden", ValueType.ADDRESS, Kind.MESSAGE, "bob", "in the envelope and in no header", "hidden"),
    VERDICT(
            "analysis.bcc.verdict",
            ValueType.WORD,
            Kind.MESSAGE,
            "hidden",
            "envelope against headers, over all copies of the message",
            "verdict"),
    STAGE("analysis.stage", ValueType.WORD, Kind.MESSAGE, "transfer", "submission, transfer or delivery", "stage"),
    CONFIDENCE("analysis.bcc.confidence", ValueType.WORD, Kind.MESSAGE, "likely", "how sure that is", "confidence"),
    FLAG("analysis.flag", ValueType.WORD, Kind.MESSAGE, "partial", "what else is worth saying of it", "flag"),
    SUBMISSION(
            "analysis.submission.id",
            ValueType.WORD,
            Kind.MESSAGE,
            "4f1a*",
            "the same for all copies of a message",
            "submission"),
    CLIENT_PROGRAM(
            "analysis.client.program",
            ValueType.TEXT,
            Kind.SESSION,
            "thunderbird",
            "program the client may be, and its version",
            "program",
            "client"),
    CLIENT_CONFIDENCE("analysis.client.confidence", ValueType.WORD, Kind.SESSION, "certain", "how sure the program is"),
    CLIENT_FINGERPRINT(
            "analysis.client.fingerprint",
            ValueType.WORD,
            Kind.SESSION,
            "smtp-1f3a9c02",
            "the client's manner of speaking",
            "fingerprint",
            "client"),
    FINDING("analysis.finding", ValueType.WORD, null, "bare-lf", "name of a finding", "finding"),
    SEVERITY("analysis.finding.severity", ValueType.WORD, null, "error", "note, warning or error", "severity");

    private final String canonical;
    private final ValueType type;
    private final @Nullable Kind home;
    private final String example;
    private final String source;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> aliases;

    Field(String canonical, ValueType type, @Nullable Kind home, String example, String source, String... aliases) {
        this.canonical = canonical;
        this.type = type;
        this.home = home;
        this.example = example;
        this.source = source;
        this.aliases = List.of(aliases);
    }

    /** The name in full, as in JSON and in the index. */
    public String canonical() {
        return canonical;
    }

    public ValueType type() {
        return type;
    }

    /** The kind it belongs to; null where it belongs to all. */
    public @Nullable Kind home() {
        return home;
    }

    /** A value to ask for. */
    public String example() {
        return example;
    }

    /** Where the value comes from. */
    public String source() {
        return source;
    }

    /** Short names, and names that other programs use; one may stand for several fields. */
    public List<String> aliases() {
        return aliases;
    }
}
