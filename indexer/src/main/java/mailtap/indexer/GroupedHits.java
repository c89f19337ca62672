package mailtap.indexer;

import java.util.List;
import java.util.Set;
import mailtap.indexer.document.Kind;

/**
 * Hits counted by the values of a field.
 *
 * @param kinds of the hits that were counted
 * @param values how many different values there are
 * @param groups the most frequent of them, those first
 */
public record GroupedHits(Set<Kind> kinds, long values, List<Group> groups) {
    public GroupedHits {
        kinds = Set.copyOf(kinds);
        groups = List.copyOf(groups);
    }
}
