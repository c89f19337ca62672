package mailtap.viewer.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mailtap.transcript.Entry;
import mailtap.transcript.SessionStart;
import org.jspecify.annotations.Nullable;

/**
 * Which exchanges of a dialogue are shown, and which of them are marked as what was looked for.
 *
 * @param shown by number; absent for all of them
 */
public record Extract(@Nullable Set<Integer> shown, Set<Integer> marked) {
    public static final Extract WHOLE = new Extract(null, Set.of());

    public Extract {
        shown = shown == null ? null : Set.copyOf(shown);
        marked = Set.copyOf(marked);
    }

    /** Some exchanges and no others. */
    public static Extract of(Collection<Integer> exchanges) {
        return new Extract(Set.copyOf(exchanges), Set.of());
    }

    /**
     * What was looked for, and so many exchanges on either side of it.
     *
     * @param all exchanges there are, in order
     */
    public static Extract around(Collection<Integer> found, List<Integer> all, int context) {
        Set<Integer> shown = new TreeSet<>();
        for (int at = 0; at < all.size(); at++) {
            if (found.contains(all.get(at))) {
                int from = Math.max(0, at - context);
                long until = Math.min(all.size(), at + 1L + context);
                shown.addAll(all.subList(from, (int) until));
            }
        }
        return new Extract(shown.size() == all.size() ? null : shown, Set.copyOf(found));
    }

    public boolean isWhole() {
        return shown == null;
    }

    public boolean shows(int exchange) {
        return shown == null || shown.contains(exchange);
    }

    public boolean isMarked(int exchange) {
        return marked.contains(exchange);
    }

    /** Its entries in order, in stretches between which something is left out. */
    List<List<Entry>> of(List<Entry> entries) {
        List<List<Entry>> stretches = new ArrayList<>();
        // What belongs to no exchange goes with what stands before it.
        boolean showing = shows(0);
        boolean begin = true;
        for (Entry entry : entries) {
            int exchange = entry.exchange();
            showing = exchange == Entry.NO_EXCHANGE ? showing : shows(exchange);
            if (showing || entry instanceof SessionStart) {
                if (begin) {
                    stretches.add(new ArrayList<>());
                }
                stretches.getLast().add(entry);
            }
            begin = !showing;
        }
        return stretches;
    }
}
