package mailtap.indexer.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A whole message laid open, for somebody who looks at it: every part with what it holds by its own bytes.
 *
 * @param parts in order, those that hold others included
 * @param cut there was more than the limits allow, or the end was broken
 */
public record Anatomy(List<PartFacts> parts, boolean cut) {
    public Anatomy {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a message from its first byte to its last; what it holds in memory is bounded whatever is in it.
     *
     * @param message without dot stuffing
     * @param taker is given the decoded bytes of each part
     */
    public static Anatomy of(InputStream message, MessageLimits limits, PartTaker taker) throws IOException {
        return AnatomyReader.read(message, limits, taker);
    }

    /** The parts that hold content of their own. */
    public List<PartFacts> leaves() {
        return parts.stream().filter(PartFacts::isLeaf).toList();
    }

    /**
     * What a person would read: the texts that are no attachments, of several forms of one text the plain one, if it
     * says anything.
     */
    public List<PartFacts> readable() {
        return parts.stream()
                .filter(part -> !part.attachment() && !part.text().isBlank())
                .filter(part ->
                        !part.type().equals("text/html") || plainBeside(part).isBlank())
                .toList();
    }

    private String plainBeside(PartFacts html) {
        return parts.stream()
                .filter(part ->
                        part.type().equals("text/plain") && part.alternatives().equals(html.alternatives()))
                .filter(part -> !html.alternatives().isEmpty())
                .map(PartFacts::text)
                .findFirst()
                .orElse("");
    }
}
