package mailtap.mail.client;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was seen of a client, over one session or many. The values of a trait stand in the order of {@link #values}. */
public record Traits(Map<Trait, List<Seen>> seen) {
    public static final Traits NONE = new Traits(Map.of());

    public Traits {
        Map<Trait, List<Seen>> sorted = new EnumMap<>(Trait.class);
        sorted.putAll(seen);
        seen = java.util.Collections.unmodifiableMap(sorted);
    }

    /** The most frequent first, of two as frequent the one seen first. */
    public List<Seen> values(Trait trait) {
        return seen.getOrDefault(trait, List.of());
    }

    /** What the client usually does. */
    public Optional<String> usual(Trait trait) {
        List<Seen> values = values(trait);
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.getFirst().value());
    }

    public Set<Trait> traits() {
        return seen.keySet();
    }

    public boolean isEmpty() {
        return seen.isEmpty();
    }

    /** One line for each value, to be stored; {@link #read} is its inverse. */
    public String written() {
        StringBuilder text = new StringBuilder();
        seen.forEach((trait, values) -> values.forEach(one -> text.append(trait.wireName())
                .append('\t')
                .append(one.value())
                .append('\t')
                .append(one.count())
                .append('\t')
                .append(String.join(" ", one.evidence()))
                .append('\n')));
        return text.toString();
    }

    /** What cannot be read is left out. */
    public static Traits read(String written) {
        TraitCounter counter = new TraitCounter();
        written.lines()
                .map(line -> line.split("\t", -1))
                .filter(cells -> cells.length == 4)
                .forEach(cells -> Trait.of(cells[0])
                        .ifPresent(trait -> counter.add(
                                trait,
                                new Seen(
                                        cells[1],
                                        count(cells[2]),
                                        cells[3].isEmpty() ? List.of() : List.of(cells[3].split(" ", -1))))));
        return counter.traits();
    }

    private static long count(String digits) {
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 1;
    }
}
