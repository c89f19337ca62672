package mailtap.mail.client;

import java.util.ArrayList;
import java.util.EnumMap;
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
    /** Traits that a program has to itself; JA4 is its library's, which others use too. */
    private static final Set<Trait> OWN = Set.of(Trait.MESSAGE_ID, Trait.BOUNDARY);

    /** Of every known program that the client does nearly the same as. */
    static List<Resemblance> close(Traits traits, List<KnownClient> known) {
        Map<Trait, String> told = told(traits);
        return known.stream()
                .map(one -> of(told, one))
                .filter(Resemblance::isClose)
                .toList();
    }

    /** What the client usually does; what the server did not offer, the client could not do. */
    private static Map<Trait, String> told(Traits traits) {
        Map<Trait, String> told = new EnumMap<>(Trait.class);
        for (Trait trait : traits.traits()) {
            traits.usual(trait)
                    .filter(usual -> trait.weight() > 0 && !usual.equals("not offered"))
                    .ifPresent(usual -> told.put(trait, usual));
        }
        return told;
    }

    private static Resemblance of(Map<Trait, String> told, KnownClient known) {
        int agreeing = 0;
        int compared = 0;
        List<Trait> same = new ArrayList<>();
        List<Trait> other = new ArrayList<>();
        for (Map.Entry<Trait, Set<String>> entry : known.values().entrySet()) {
            Trait trait = entry.getKey();
            String usual = told.get(trait);
            if (usual != null) {
                boolean agrees = entry.getValue().contains(usual);
                compared += trait.weight();
                agreeing += agrees ? trait.weight() : 0;
                (agrees ? same : other).add(trait);
            }
        }
        return new Resemblance(known, agreeing, compared, same, other);
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
