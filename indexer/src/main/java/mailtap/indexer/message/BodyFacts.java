package mailtap.indexer.message;

import java.util.List;
import mailtap.mail.submission.Inside;

/**
 * What is inside a message.
 *
 * @param parts the leaves of its MIME tree, in order
 * @param text of the parts meant to be read, HTML as plain text
 * @param cut there was more than the limits allow, or than was given
 * @param inside what the parts tell of recipients
 */
public record BodyFacts(List<Part> parts, String text, boolean cut, Inside inside) {
    public BodyFacts {
        parts = List.copyOf(parts);
    }

    public List<Part> attachments() {
        return parts.stream().filter(Part::attachment).toList();
    }
}
