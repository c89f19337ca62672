package mailtap.dialogue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import mailtap.transcript.FindingKind;

/**
 * What the server says it can do: the keywords of its answer to EHLO (RFC 5321 4.1.1.1) or CAPA (RFC 2449 5), as they
 * stand now, and as they stood before in each phase of the session. A client that says HELO is offered nothing.
 */
final class Offers {
    /** Each has a list of its own: STARTTLS goes when TLS comes, and AUTH may come with it. */
    private enum Phase {
        PLAIN,
        TLS,
        LOGGED_IN
    }

    private static final String STARTTLS = "STARTTLS";
    private static final int DETAIL_MAX = 200;

    /** The longest registered has sixteen characters. */
    private static final Pattern KEYWORD = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,39}");

    private final Map<Phase, Set<String>> before = new EnumMap<>(Phase.class);
    private final Set<String> mechanismsEver = new TreeSet<>();
    private Phase phase = Phase.PLAIN;
    private Map<String, String> current = Map.of();
    private Map<String, String> coming = new LinkedHashMap<>();
    private boolean known;

    /** A list begins. */
    void begin() {
        coming = new LinkedHashMap<>();
    }

    /** A line of it: {@code SIZE 10240000}, {@code AUTH PLAIN LOGIN}, or {@code AUTH=LOGIN} as old servers write it. */
    void line(String line) {
        String[] words = line.strip().toUpperCase(Locale.ROOT).split("[ =]+", 2);
        if (KEYWORD.matcher(words[0]).matches() && coming.size() < Limits.KEYWORDS) {
            String rest = words.length > 1 ? words[1] : "";
            coming.merge(words[0], rest, (one, two) -> one.equals(two) ? one : (one + " " + two).strip());
        }
    }

    /** The list is whole; tells what is odd about it. */
    void end(BiConsumer<FindingKind, String> tell) {
        current = coming;
        known = true;
        mechanisms().stream()
                .limit(Math.max(0, Limits.KEYWORDS - mechanismsEver.size()))
                .forEach(mechanismsEver::add);
        current.keySet().stream()
                .filter(word -> word.matches("X{5,}[A-Z]?"))
                .findFirst()
                .ifPresent(word -> tell.accept(FindingKind.KEYWORD_BLANKED, printable(word)));
        Set<String> now = new TreeSet<>(current.keySet());
        now.addAll(mechanisms());
        Set<String> then = before.put(phase, now);
        if (then != null && !then.equals(now)) {
            compare(then, now, tell);
        }
    }

    private void compare(Set<String> then, Set<String> now, BiConsumer<FindingKind, String> tell) {
        if (phase == Phase.PLAIN && then.contains(STARTTLS) && !now.contains(STARTTLS)) {
            tell.accept(FindingKind.STARTTLS_VANISHED, "");
        }
        Set<String> gone = new TreeSet<>(then);
        gone.removeAll(now);
        Set<String> come = new TreeSet<>(now);
        come.removeAll(then);
        String words = (gone.isEmpty() ? "" : "gone: " + String.join(" ", gone))
                + (gone.isEmpty() || come.isEmpty() ? "" : "; ")
                + (come.isEmpty() ? "" : "new: " + String.join(" ", come));
        tell.accept(FindingKind.CAPABILITIES_CHANGED, printable(words));
    }

    /** HELO was accepted: no extension at all. */
    void none() {
        current = Map.of();
        known = true;
    }

    /** What was said before TLS counts no more (RFC 3207 4.2). */
    void tlsAgreed() {
        phase = Phase.TLS;
        current = Map.of();
        known = false;
    }

    void loggedIn() {
        phase = Phase.LOGGED_IN;
    }

    /** Whether there is a list to go by. */
    boolean isKnown() {
        return known;
    }

    boolean has(String keyword) {
        return current.containsKey(keyword);
    }

    /** What stands behind a keyword, or empty. */
    String parameters(String keyword) {
        return current.getOrDefault(keyword, "");
    }

    /** Login mechanisms offered now; X-EXPS is how Exchange offers what it wants other servers of its kind to use. */
    Set<String> mechanisms() {
        String all = parameters("AUTH") + " " + parameters("SASL") + " " + parameters("X-EXPS");
        return new LinkedHashSet<>(Arrays.stream(all.split("[ =]+"))
                .filter(word -> word.matches("[A-Z0-9_-]{1,40}"))
                .toList());
    }

    /** Whether the server offered this mechanism at any time. */
    boolean hasEverOffered(String mechanism) {
        return mechanismsEver.contains(mechanism);
    }

    /** For a finding's detail: one line, printable ASCII. */
    static String printable(String words) {
        String clean = words.replaceAll("[^ -~]", "?");
        return clean.substring(0, Math.min(DETAIL_MAX, clean.length()));
    }
}
