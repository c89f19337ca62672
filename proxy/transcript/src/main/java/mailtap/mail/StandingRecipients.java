package mailtap.mail;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Addresses that nearly all mail between servers goes to without being listed: archives and journals. */
public final class StandingRecipients {
    /** Fewer messages than this say nothing. */
    private static final int LEAST = 10;

    private static final double NEARLY_ALL = 0.9;

    private StandingRecipients() {}

    /** @param copies of one route */
    public static Set<String> of(List<Copy> copies) {
        List<Copy> transfers = copies.stream()
                .filter(copy -> copy.message().complete() && Stage.of(copy) != Stage.SUBMISSION)
                .toList();
        Map<String, Integer> unlisted = new HashMap<>();
        for (Copy copy : transfers) {
            Set<String> keys = new HashSet<>();
            copy.message().recipients().forEach(one -> keys.add(Gathered.key(one)));
            keys.removeAll(Listed.of(copy.headers()).where().keySet());
            keys.forEach(key -> unlisted.merge(key, 1, Integer::sum));
        }
        Set<String> standing = new TreeSet<>();
        if (transfers.size() >= LEAST) {
            unlisted.forEach((key, count) -> {
                if (count >= NEARLY_ALL * transfers.size()) {
                    standing.add(key);
                }
            });
        }
        return standing;
    }
}
