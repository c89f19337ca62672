package mailtap.transcript;

import static mailtap.transcript.FindingKind.*;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pages of the catalogue, by what they are about. */
final class FindingPages {
    private static final List<FindingPage> OF_LINES = List.of(
            page(
                    BARE_LF,
                    "`NOOP\\n`",
                    "refuses the line, or waits for the CRLF that ends it",
                    "takes LF for the end of the line: the beginning of most smuggling"),
            page(
                    BARE_CR,
                    "`NO\\rOP`",
                    "keeps it as a byte of the line, or refuses the line",
                    "takes it for a line end, and reads two lines where others read one"),
            page(
                    CR_CR_LF,
                    "`Subject: x\\r\\r\\n`",
                    "keeps the first CR as a byte of the line",
                    "drops it; comes of text files that were translated twice"),
            page(
                    NUL,
                    "`NO\\x00OP`",
                    "refuses the line, or takes the byte away",
                    "stops reading the line there, as C does with a text"),
            page(
                    LONG_LINE,
                    "a line of 5,000 bytes in a message",
                    "answers 500, or breaks the line",
                    "takes it; some cut it in the middle of a word or of a UTF-8 character"),
            page(
                    TELNET_CONTROL,
                    "`\\xFF\\xFD\\x03`",
                    "answers 500 to a line with such bytes in it",
                    "ignores the bytes"),
            page(
                    UNKNOWN_VERB,
                    "`FROBNICATE`",
                    "answers 500, and closes after some of them",
                    "answers 500 or 250 and goes on"),
            page(
                    NOT_A_REPLY,
                    "`S: this is no reply`",
                    "a client gives up",
                    "a client waits for the next line, or takes three characters for a code"),
            page(
                    REPLY_CODES_DIFFER,
                    "`250-smtp.example.com` then `251 SIZE`",
                    "a client treats the reply as broken",
                    "a client goes by the first code or by the last, and they may mean different things"),
            page(
                    REPLY_CLASS_UNEXPECTED,
                    "`354 go ahead` to NOOP",
                    "a client closes, or treats it as 5xx",
                    "a client takes 3xx for consent and sends what nobody asked for"),
            page(
                    REPLY_WITHOUT_COMMAND,
                    "`250 ok` to nothing",
                    "a client closes: the next answers would belong to other questions",
                    "a client takes it for the answer to its next command"),
            page(
                    REPLY_MISSING,
                    "`NOOP`, and then the end",
                    "a client reports an unknown outcome",
                    "a client takes silence behind QUIT as consent; behind the final dot it sends the message again"),
            page(
                    SERVER_CLOSING,
                    "`421 4.4.2 timeout` while nobody asked",
                    "a client reads it before it sends its next command, and comes back later",
                    "a client sends on and sees a broken connection"));

    private static final List<FindingPage> OF_CONTENT = List.of(
            page(
                    END_OF_DATA_LOOKALIKE,
                    "`\\n.\\n`, `\\r\\n.\\n`, `\\r.\\r`, `\\r\\n\\0.\\r\\n`, `\\r\\n.\\r\\r\\n`",
                    "goes on reading message data up to CRLF.CRLF: one message",
                    "ends the message there and reads what follows as commands: a second message, with an envelope of"
                            + " the attacker's choice (SMTP smuggling)"),
            page(
                    END_OF_DATA_DISAGREED,
                    "`250 queued` right behind `\\n.\\n`",
                    "never does: it is still reading",
                    "has ended the message at a look-alike, as its reply shows; what follows was read as commands, and"
                            + " so mailtap reads it"),
            page(
                    DOT_NOT_STUFFED,
                    "`.signature`",
                    "takes the dot away: the line arrives as `signature`",
                    "some keep it"),
            page(
                    EIGHT_BIT_NOT_ANNOUNCED,
                    "`gr\\xFC\\xDFe` behind a MAIL without BODY",
                    "may take the top bits away or bounce the message",
                    "passes the bytes as they are"),
            page(
                    CONTENT_SENT_AHEAD,
                    "`DATA` and the message in one packet",
                    "refuses the command, and reads the message as commands",
                    "reads on as if it had asked"),
            page(
                    CONTENT_AFTER_REFUSAL,
                    "`554` to DATA, and then `Subject: hello`",
                    "answers 500 to every line, and to those that look like commands whatever they deserve",
                    "closes after some of them"),
            page(
                    CUT_IN_CONTENT,
                    "the connection ends before the final dot",
                    "throws away what it has; no message came to be",
                    "some deliver what they have"),
            page(
                    BDAT_DOES_NOT_FIT,
                    "`BDAT 5` and then `hello, world`",
                    "reads the rest as a command, answers 500, and closes",
                    "the same; a byte too few is made up by the command that follows"),
            page(
                    BDAT_REFUSED_AS_UNKNOWN,
                    "`500 what` to BDAT, and to each line of the chunk",
                    "reads the chunk as commands, as it does not know its size",
                    "some close"),
            page(
                    REPLY_TOO_LATE,
                    "more than 64 KiB behind DATA before its reply",
                    "has all of it in its buffers and reads it as the reply to DATA says",
                    "the same; mailtap keeps the length only, and finds the end of the message again"));

    private static final List<FindingPage> OF_ORDER = List.of(
            page(EARLY_TALKER, "`EHLO me` before `220`", "answers 554 and closes: spam does so", "answers in order"),
            page(
                    OUT_OF_ORDER,
                    "`RCPT` without `MAIL`",
                    "answers 503",
                    "guesses: an envelope may be joined from two attempts"),
            page(
                    PIPELINING_NOT_OFFERED,
                    "`MAIL` and `RCPT` in one packet",
                    "may throw away what came too early, or close",
                    "answers each in order"),
            page(
                    EXTENSION_NOT_OFFERED,
                    "`ETRN example.com` where EHLO had no ETRN",
                    "answers 500 or 502",
                    "does it all the same"),
            page(
                    PARAMETER_NOT_OFFERED,
                    "`MAIL FROM:<a@b> RET=HDRS` where EHLO had no DSN",
                    "answers 555",
                    "ignores the parameter: the sender believes in a report that nobody writes"),
            page(PARAMETER_MALFORMED, "`SIZE=12kB`", "answers 501 or 555", "ignores it, or reads the 12"),
            page(
                    PATH_MALFORMED,
                    "`MAIL FROM:a@b`, `RCPT TO:<<a@b>>`",
                    "answers 501",
                    "reads what it can; two programs may read two addresses"),
            page(BLANK_BEFORE_PATH, "`MAIL FROM: <a@b>`", "answers 501", "passes over the blank; most do"),
            page(
                    UTF8_NOT_ANNOUNCED,
                    "`MAIL FROM:<jörg@b>` without SMTPUTF8",
                    "answers 553",
                    "takes the bytes and passes them to servers that may not"),
            page(
                    SIZE_OVER_LIMIT,
                    "`MAIL FROM:<a@b> SIZE=2000` where EHLO had `SIZE 1000`",
                    "answers 552 at once",
                    "takes the message and refuses it at its end"),
            page(
                    UNANSWERED_CAPPED,
                    "262,145 commands and no reply",
                    "stops reading until its replies are taken",
                    "the same; mailtap forgets which reply belongs to which command and says so"),
            page(
                    CAPABILITIES_CHANGED,
                    "`EHLO` twice, and two lists",
                    "a client goes by the last list",
                    "a client goes by the first; a pool of unlike servers looks so, and so does a firewall that wakes"
                            + " up"),
            page(
                    KEYWORD_BLANKED,
                    "`250-XXXXXXXA`",
                    "a client finds an extension that it does not know, and goes on without STARTTLS",
                    "the same; the firewall between did it"),
            page(
                    DELE_WITHOUT_QUIT,
                    "`DELE 1` and then the end",
                    "keeps the messages: the client fetches them again",
                    "removes them: a client that crashed has lost them"),
            page(
                    LISTING_WITHOUT_END,
                    "`+OK` and lines without the last dot",
                    "a client waits, and then throws away what it has",
                    "a client takes what came for all: a message cut short looks whole"),
            page(
                    OCTETS_DIFFER,
                    "`+OK 120 octets` and 91 sent",
                    "a client reads to the dot line and does not care",
                    "a client reads that many octets and loses its place"));

    private static final List<FindingPage> OF_LOGIN_AND_TLS = List.of(
            page(
                    CREDENTIAL_NOT_BASE64,
                    "`hunter2` where `aHVudGVyMg==` belongs",
                    "answers 501 and ends the login",
                    "decodes what it can and refuses the password with 535"),
            page(
                    MECHANISM_NOT_OFFERED,
                    "`AUTH CRAM-MD5` where EHLO had `AUTH LOGIN PLAIN`",
                    "answers 504",
                    "may know it all the same, or ask a question and refuse the answer"),
            page(
                    MECHANISM_WITHDRAWN,
                    "`AUTH LOGIN` after the list lost it",
                    "answers 504",
                    "may still take it; a client has to ask again with EHLO after TLS"),
            page(
                    AUTH_BEFORE_TLS,
                    "`AUTH PLAIN` over a plain connection",
                    "answers 538 or 530: but the password has been on the wire",
                    "takes it"),
            page(
                    BYTES_BEHIND_STARTTLS,
                    "`STARTTLS` and `MAIL` in one packet",
                    "throws the rest away before TLS begins, or closes",
                    "answers it inside TLS, as if it had been said there: an injection"),
            page(
                    PLAIN_AFTER_STARTTLS,
                    "readable commands behind `220` to STARTTLS",
                    "cannot happen between the two: something decrypts on the way before mailtap",
                    "the same"),
            page(
                    STARTTLS_VANISHED,
                    "STARTTLS in the first list and not in the second",
                    "a client that wants TLS gives up",
                    "a client goes on in clear: what an attacker wants"),
            page(
                    STARTTLS_REFUSED,
                    "`454 4.7.0 TLS not available`",
                    "a client that wants TLS gives up",
                    "a client goes on in clear"),
            page(
                    TLS_CUT,
                    "the connection ends without close_notify",
                    "a client treats the last message as cut",
                    "a client takes the end for an end"),
            page(
                    INTERCEPTION_BROKE_AUTH,
                    "SCRAM-SHA-256-PLUS through mode intercept",
                    "refuses: the login is bound to a channel that ends at mailtap",
                    "falls back to the same mechanism without binding"),
            page(
                    INTERCEPTION_MAY_BREAK_AUTH,
                    "EXTERNAL refused, where mailtap asks clients for no certificate; GSSAPI, whose tokens do not say",
                    "refuses for want of the client's certificate, or as the binding does not fit",
                    "refuses all the same where the name or the password is wrong"),
            page(
                    UPSTREAM_TLS_FAILED,
                    "a certificate for another name",
                    "closes before a byte is said, as mailtap does",
                    "goes on with whoever answered"),
            page(
                    CLIENT_TLS_FAILED,
                    "the client ends TLS with `unknown_ca`",
                    "a client asks, or refuses without asking",
                    "a client goes on"),
            page(
                    UPSTREAM_UNVERIFIED,
                    "`--insecure-upstream`, or an `mx:` route",
                    "a client closes",
                    "most servers between each other go on"));

    private static final List<FindingPage> OF_MAILTAP = List.of(
            page(UPSTREAM_REFUSED, "nothing listens on the port", "the client's connection is closed", "-"),
            page(UPSTREAM_UNREACHABLE, "a name that does not resolve", "the client's connection is closed", "-"),
            page(UPSTREAM_TIMEOUT, "a firewall that drops packets", "the client's connection is closed", "-"),
            page(
                    UPSTREAM_IS_MAILTAP,
                    "a hosts file that points the server's name here",
                    "the client's connection is closed",
                    "-"),
            page(CAPTURE_GAP, "a full disk", "mail flows on; the length of what is missing is kept", "-"),
            page(DECODER_FAULT, "a fault of ours", "mail flows on; what may hold a secret is not kept", "-"),
            page(
                    FINDINGS_CAPPED,
                    "a message of 10,000 lines that end in LF",
                    "the first 32 of a kind are kept, and this one says so",
                    "-"));

    static final Map<FindingKind, FindingPage> ALL = all();

    private FindingPages() {}

    private static FindingPage page(FindingKind kind, String example, String strict, String lax) {
        return new FindingPage(kind, example, strict, lax);
    }

    private static Map<FindingKind, FindingPage> all() {
        Map<FindingKind, FindingPage> all = new EnumMap<>(FindingKind.class);
        Stream.of(OF_LINES, OF_CONTENT, OF_ORDER, OF_LOGIN_AND_TLS, OF_MAILTAP)
                .flatMap(List::stream)
                .forEach(page -> all.put(page.kind(), page));
        return all;
    }
}
