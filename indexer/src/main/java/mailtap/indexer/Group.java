package mailtap.indexer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A value of a field, in lower case as it is indexed, and how many hits have it. */
public record Group(String value, long count) {
    static final Comparator<Group> MOST_FIRST =
            Comparator.comparingLong(Group::count).reversed().thenComparing(Group::value);

    /** The most frequent first. */
    static List<Group> sorted(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .sorted(MOST_FIRST)
                .toList();
    }
}
