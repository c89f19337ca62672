package mailtap.mail.client;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what is seen. */
public final class TraitCounter {
    /** Values of one trait; what comes beyond is counted as {@value #OTHER}. */
    public static final int MOST_VALUES = 40;

    /** Characters of a value; the rest is cut. */
    public static final int LONGEST = 300;

    private static final String OTHER = "other";
    private static final int MOST_EVIDENCE = 3;

    private final Map<Trait, Map<String, Tally>> tallies = new EnumMap<>(Trait.class);

    private static final class Tally {
        long count;
        final List<String> evidence = new ArrayList<>();
    }

    /** @param evidence where it was seen */
    void add(Trait trait, String value, String evidence) {
        add(trait, new Seen(plain(value), 1, List.of(evidence)));
    }

    public void add(Trait trait, Seen one) {
        Map<String, Tally> known = tallies.computeIfAbsent(trait, unused -> new LinkedHashMap<>());
        boolean room = known.size() < MOST_VALUES || known.containsKey(one.value());
        Tally tally = known.computeIfAbsent(room ? one.value() : OTHER, unused -> new Tally());
        tally.count += one.count();
        for (String place : one.evidence()) {
            if (tally.evidence.size() < MOST_EVIDENCE && !tally.evidence.contains(place)) {
                tally.evidence.add(place);
            }
        }
    }

    public TraitCounter addAll(Traits traits) {
        traits.seen().forEach((trait, values) -> values.forEach(one -> add(trait, one)));
        return this;
    }

    /** Values come from the wire: without what would break a line. */
    private static String plain(String value) {
        String cut = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
        StringBuilder plain = new StringBuilder(cut.length());
        cut.chars().forEach(c -> plain.append(c < ' ' || c == 0x7f || c == 0x2028 || c == 0x85 ? ' ' : (char) c));
        return plain.toString();
    }

    public Traits traits() {
        Map<Trait, List<Seen>> all = new EnumMap<>(Trait.class);
        tallies.forEach((trait, values) -> {
            List<Seen> seen = new ArrayList<>();
            values.forEach((value, tally) -> seen.add(new Seen(value, tally.count, tally.evidence)));
            seen.sort((a, b) -> Long.compare(b.count(), a.count()));
            all.put(trait, List.copyOf(seen));
        });
        return new Traits(all);
    }
}
