package mailtap.mail.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far a client does what a known one was measured to do.
 *
 * @param agreeing weight of the traits in which they agree
 * @param compared weight of the traits known of both
 */
record Resemblance(KnownClient known, int agreeing, int compared, List<Trait> same, List<Trait> other) {
    /** Less than this compared says nothing. */
    private static final int LEAST_COMPARED = 9;

    private static final double CLOSE = 0.85;
    /** Traits that a program has to itself: no library gives them to two programs. */
    private static final Set<Trait> OWN = Set.of(Trait.MESSAGE_ID, Trait.BOUNDARY, Trait.JA4);

    static Resemblance of(Traits traits, KnownClient known) {
        int agreeing = 0;
        int compared = 0;
        List<Trait> same = new ArrayList<>();
        List<Trait> other = new ArrayList<>();
        for (Map.Entry<Trait, Set<String>> entry : new java.util.TreeMap<>(known.values()).entrySet()) {
            Trait trait = entry.getKey();
            if (trait.weight() > 0 && tells(traits, trait)) {
                boolean agrees = entry.getValue().contains(traits.usual(trait).orElse(""));
                compared += trait.weight();
                agreeing += agrees ? trait.weight() : 0;
                (agrees ? same : other).add(trait);
            }
        }
        return new Resemblance(known, agreeing, compared, List.copyOf(same), List.copyOf(other));
    }

    /** What the server did not offer, the client could not do. */
    private static boolean tells(Traits traits, Trait trait) {
        String usual = traits.usual(trait).orElse("not offered");
        return !usual.equals("not offered");
    }

    double share() {
        return compared == 0 ? 0 : (double) agreeing / compared;
    }

    boolean isClose() {
        return compared >= LEAST_COMPARED && share() >= CLOSE;
    }

    /** Agrees in something that is the program's own. */
    boolean isOwn() {
        return same.stream().anyMatch(OWN::contains);
    }
}
