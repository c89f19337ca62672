package mailtap.indexer.query;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody may have meant who mistyped a name. */
public final class Nearest {
    private static final int LONGEST = 60;

    private Nearest() {}

    /** The candidate with the fewest letters changed, unless that is too many for its length. */
    public static Optional<String> to(String typed, Collection<String> candidates) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        @Nullable String best = null;
        int fewest = Math.max(1, typed.length() / 3) + 1;
        for (String candidate : candidates) {
            int changes = changes(typed, candidate);
            if (changes < fewest) {
                fewest = changes;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Levenshtein distance, two neighbours swapped counting as one change. */
    private static int changes(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, i, j, a, b);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, int i, int j, String a, String b) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
