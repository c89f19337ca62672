package mailtap.mail.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mailtap.mail.Confidence;
import org.jspecify.annotations.Nullable;

/**
 * Which program a client may be. A name in a header can be forged, and programs share libraries: so it is certain only
 * where the name and the manner agree, likely where one of them tells it well, and a guess where the manner alone fits.
 *
 * @param program absent where nothing can be said, or where several programs fit
 * @param candidates programs that fit equally well, where there are several
 * @param reasons why, one sentence each
 * @param fingerprint of the manner, where enough was seen
 */
public record Guess(
        @Nullable Program program,
        Confidence confidence,
        List<String> candidates,
        List<String> reasons,
        @Nullable String fingerprint) {
    private static final int MOST_CANDIDATES = 4;
    /** Resemblances this near to each other are the same. */
    private static final double NEAR = 0.03;

    public Guess {
        candidates = List.copyOf(candidates);
        reasons = List.copyOf(reasons);
    }

    public static Guess of(Traits traits, KnownClients known) {
        String fingerprint = Fingerprint.of(traits).orElse(null);
        boolean fetches = fingerprint != null && fingerprint.startsWith("pop3");
        List<Resemblance> all = Resemblance.close(traits, known.speaking(fetches ? "pop3" : "smtp")).stream()
                .filter(one -> isPossible(traits, one.known()))
                .sorted(Comparator.comparingDouble(Resemblance::share)
                        .thenComparingInt(Resemblance::agreeing)
                        .reversed())
                .toList();
        List<Resemblance> close = fingerprint == null ? List.of() : nearest(all);
        return named(traits)
                .map(named -> byName(named, close, known, fingerprint))
                .orElseGet(() -> byManner(close, fingerprint));
    }

    /** A mail server that always leaves its name in Received is none that left none. */
    private static boolean isPossible(Traits traits, KnownClient known) {
        return known.values().getOrDefault(Trait.IDENTIFICATION, Set.of()).stream()
                .allMatch(mark -> traits.values(Trait.IDENTIFICATION).stream()
                        .anyMatch(one -> one.value().startsWith(mark)));
    }

    private static List<Resemblance> nearest(List<Resemblance> all) {
        return all.stream()
                .filter(one -> one.share() >= all.getFirst().share() - NEAR)
                .toList();
    }

    /** The one program that all identifications name; several mean that this client forwards the mail of others. */
    private static Optional<Seen> named(Traits traits) {
        Map<String, Seen> names = new LinkedHashMap<>();
        for (Seen one : traits.values(Trait.IDENTIFICATION)) {
            Program.of(one.value())
                    .ifPresent(program -> names.putIfAbsent(program.name().toLowerCase(Locale.ROOT), one));
        }
        return names.size() == 1 ? names.values().stream().findFirst() : Optional.empty();
    }

    private static Guess byName(Seen named, List<Resemblance> close, KnownClients known, @Nullable String fingerprint) {
        Program program = Program.of(named.value()).orElseThrow();
        List<String> reasons = new ArrayList<>();
        reasons.add("it names itself: " + named.value() + " (" + String.join(", ", named.evidence()) + ")");
        Optional<Resemblance> agrees = close.stream()
                .filter(one -> program.isNamed(one.known().program().name()))
                .findFirst();
        if (agrees.isPresent()) {
            reasons.add(words(agrees.get()));
        } else if (!known.knows(program.name())) {
            reasons.add("it is not among the programs that were measured");
        } else {
            reasons.add("its manner is not that of " + program.name() + " as measured"
                    + (close.isEmpty() ? "" : ", but that of " + names(close)));
        }
        Confidence confidence = agrees.isPresent() ? Confidence.CERTAIN : Confidence.LIKELY;
        return new Guess(program, confidence, List.of(), reasons, fingerprint);
    }

    private static Guess byManner(List<Resemblance> close, @Nullable String fingerprint) {
        List<String> names = close.stream()
                .map(one -> one.known().program().name())
                .distinct()
                .toList();
        if (names.isEmpty() || names.size() > MOST_CANDIDATES) {
            String reason = fingerprint == null
                    ? "too little was seen of it"
                    : names.isEmpty()
                            ? "it is like none of the programs that were measured"
                            : "many programs do the same";
            return new Guess(null, Confidence.UNDECIDABLE, List.of(), List.of(reason), fingerprint);
        }
        List<String> reasons = close.stream()
                .collect(Collectors.toMap(
                        one -> one.known().program().name(), Guess::words, (a, b) -> a, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        if (names.size() > 1) {
            return new Guess(null, Confidence.GUESS, names, reasons, fingerprint);
        }
        Program program = new Program(names.getFirst(), null);
        Confidence confidence = close.getFirst().isOwn() ? Confidence.LIKELY : Confidence.GUESS;
        return new Guess(program, confidence, List.of(), reasons, fingerprint);
    }

    private static String names(List<Resemblance> close) {
        return close.stream()
                .map(one -> one.known().program().name())
                .distinct()
                .limit(MOST_CANDIDATES)
                .collect(Collectors.joining(" or "));
    }

    private static String words(Resemblance one) {
        String same = one.same().stream().map(Trait::wireName).collect(Collectors.joining(", "));
        String other = one.other().stream().map(Trait::wireName).collect(Collectors.joining(", "));
        return "it does as " + one.known().program() + " was measured to do in " + same
                + (other.isEmpty() ? "" : ", and otherwise in " + other);
    }

    /** For a list: the program, or those it may be. */
    public String words() {
        if (program != null) {
            return program.toString();
        }
        return candidates.isEmpty() ? "" : String.join(" or ", candidates);
    }
}
