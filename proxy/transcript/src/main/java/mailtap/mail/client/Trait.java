package mailtap.mail.client;

import java.util.Arrays;
import java.util.Optional;

/**
 * The catalogue of what is watched in a client. Names are for ever: they stand in the index, in JSON and in the table of
 * known clients.
 */
public enum Trait {
    HELLO("hello", "greeting", 2),
    HELLO_ARGUMENT("hello-argument", "what it calls itself", 1),
    HELLO_AGAIN("hello-again", "greets again after", 1),
    VERB_CASE("verb-case", "letters of the verbs", 2),
    MAIL_FORM("mail-form", "form of MAIL", 2),
    RCPT_FORM("rcpt-form", "form of RCPT", 2),
    MAIL_PARAMETERS("mail-parameters", "parameters of MAIL", 2),
    RCPT_PARAMETERS("rcpt-parameters", "parameters of RCPT", 1),
    PIPELINING("pipelining", "sends without waiting", 3),
    TLS("tls", "how it begins TLS", 0),
    JA4("ja4", "JA4 of its hello", 3),
    JA3("ja3", "JA3 of its hello", 3),
    LOGIN("login", "logs in with", 1),
    RSET("rset", "RSET comes", 1),
    NOOP("noop", "NOOP comes", 0),
    CONTENT("content", "sends content by", 1),
    LINE_ENDS("line-ends", "line ends of content", 0),
    DOTS("dots", "dots at line starts", 0),
    MESSAGES("messages", "messages a connection", 0),
    QUIT("quit", "ends the session by", 1),

    ENVELOPE_ORDER("envelope-order", "order of recipients", 1),
    BCC_WAY("bcc-way", "Bcc", 2),
    IDENTIFICATION("identification", "names itself", 0),
    HEADER_ORDER("header-order", "order of header fields", 3),
    MESSAGE_ID("message-id", "shape of Message-ID", 3),
    DATE("date", "shape of Date", 1),
    CONTENT_TYPE("content-type", "Content-Type", 2),
    BOUNDARY("boundary", "shape of MIME boundaries", 3),

    CAPA("capa", "asks for capabilities", 2),
    LISTING("listing", "asks before fetching", 3),
    FETCHING("fetching", "fetches by", 2),
    DELETING("deleting", "deletes", 1),
    POLLING("polling", "comes back every", 0);

    private final String wireName;
    private final String words;
    private final int weight;

    Trait(String wireName, String words, int weight) {
        this.wireName = wireName;
        this.words = words;
        this.weight = weight;
    }

    /** The stable name, such as {@code hello-argument}. */
    public String wireName() {
        return wireName;
    }

    /** What it is, in a few words for a heading. */
    public String words() {
        return words;
    }

    /** How much it says when two clients are compared; 0 where it says more of the user or the moment. */
    int weight() {
        return weight;
    }

    public static Optional<Trait> of(String wireName) {
        return Arrays.stream(values())
                .filter(trait -> trait.wireName.equals(wireName))
                .findFirst();
    }
}
