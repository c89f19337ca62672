package mailtap.indexer.document;

import java.util.Locale;
import java.util.Optional;

/** What a document, and so a hit, stands for. */
public enum Kind {
    SESSION,
    EXCHANGE,
    /** A mail transaction, or a message fetched over POP3. */
    MESSAGE;

    /** As in queries and JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String wireName) {
        for (Kind kind : values()) {
            if (kind.wireName().equals(wireName)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
