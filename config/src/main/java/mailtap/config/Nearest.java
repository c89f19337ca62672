package mailtap.config;

import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Finds the word that was probably meant. */
final class Nearest {
    private Nearest() {}

    /** The closest of the words, or null where none is close enough to be worth saying. */
    static @Nullable String of(String typed, Collection<String> words) {
        return words.stream()
                .filter(word -> distance(typed, word) <= Math.max(2, word.length() / 3))
                .min(Comparator.comparingInt(word -> distance(typed, word)))
                .orElse(null);
    }

    /** Insertions, deletions and changes between the two; hyphens and underscores are one letter. */
    private static int distance(String a, String b) {
        String from = a.length() > 200 ? a.substring(0, 200) : a;
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (same(from.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b) || (a == '_' && b == '-');
    }
}
