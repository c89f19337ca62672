package mailtap.indexer;

import java.util.List;

/**
 * What a search found.
 *
 * @param hits the first of them, in the order asked for
 * @param total how many there are
 * @param exact whether that is all, or only at least
 */
public record Hits(List<Hit> hits, long total, boolean exact) {
    public static final Hits NONE = new Hits(List.of(), 0, true);

    public Hits {
        hits = List.copyOf(hits);
    }
}
