package mailtap.viewer.compare;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings the lines of one dialogue to what would be the same if it were said again. In place of what differs each time
 * stands its name in angle quotes: {@code ‹message-id›}. Remembers the boundaries and Message-IDs it has met, which turn up
 * again in other lines.
 */
final class Normal {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_NAMES = 100;
    private static final int SHORTEST_ID = 6;

    /** The lines that a rule is for, by what they begin with. */
    private enum Of {
        ANY(""),
        /** What the client says in lines. */
        CLIENT("C:"),
        /** What the server says in lines. */
        SERVER("S:"),
        /** Messages, where a star is a star and {@code id=} anything. */
        MESSAGE("[CS][|+]"),
        /** Lines in which secrets are masked. */
        LINE("[CS][:@>]");

        private final Pattern begin;

        Of(String begin) {
            this.begin = Pattern.compile(begin);
        }

        boolean holds(String line) {
            return begin.matcher(line).lookingAt();
        }
    }

    private record Rule(Of of, Pattern pattern, String replacement) {
        static Rule of(Of of, String regex, String replacement) {
            return new Rule(of, Pattern.compile(regex), replacement);
        }

        String on(String line) {
            return of.holds(line) ? pattern.matcher(line).replaceAll(replacement) : line;
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of(Of.LINE, "(?<!\\\\)\\*(?:\\{\\d+\\}|\\**)", "‹secret›"),
            Rule.of(Of.ANY, " fingerprint [0-9a-f]{4}\\b", ""),
            Rule.of(Of.ANY, "^(! \\S+ \\S+ at )\\d+", "$1‹offset›"),
            Rule.of(Of.MESSAGE, "(?i)^(..)( (?:Resent-)?Message-ID:) *\\S.*", "$1$2 ‹message-id›"),
            Rule.of(Of.MESSAGE, "(?i)^(..)( (?:Resent-)?Date:) *\\S.*", "$1$2 ‹date›"),
            Rule.of(Of.MESSAGE, "(?i)( with [0-9A-Z]+ id )[0-9A-Za-z._-]+", "$1‹queue-id›"),
            Rule.of(
                    Of.ANY,
                    "\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:[.]\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?",
                    "‹time›"),
            Rule.of(
                    Of.ANY,
                    "\\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\\d{1,2}"
                            + " (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4} \\d\\d:\\d\\d(?::\\d\\d)?(?:"
                            + " [+-]\\d{4}| GMT| UTC)?",
                    "‹time›"),
            Rule.of(Of.SERVER, "(?i)(queued as |\\bid=|queue id |\\bInternalId=)[0-9A-Za-z._-]+", "$1‹queue-id›"),
            Rule.of(Of.SERVER, "(?i) [0-9A-Z]+( Message accepted for delivery)", " ‹queue-id›$1"),
            Rule.of(Of.SERVER, "(?i)(\\bok +)\\d{9,} (?:qp \\d+|[0-9a-z._-]+)", "$1‹queue-id›"),
            Rule.of(Of.SERVER, "^(S: (?:334|\\+) )[0-9A-Za-z+/=]{16,}$", "$1‹challenge›"),
            Rule.of(Of.SERVER, "<[0-9A-Za-z._-]*\\d{4,}[0-9A-Za-z._-]*@[^ >]+>", "‹greeting-id›"),
            Rule.of(Of.CLIENT, "(?i)\\b(size=)\\d+", "$1‹size›"),
            Rule.of(Of.ANY, "((?:\\d{1,3}(?:[.]\\d{1,3}){3}|\\[[0-9a-f:.]+)\\]?:)\\d{2,5}\\b", "$1‹port›"),
            Rule.of(Of.ANY, "^(end by \\S+).*", "$1"));

    private static final Pattern BOUNDARY = Pattern.compile("(?i)\\bboundary=(?:\"([^\"]+)\"|([^;\\s\"]+))");
    private static final Pattern DELIMITER = Pattern.compile("^([CS][|+] --)(.*?)((?:--)?\\s*)$");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?i)^[CS][|+] (?:Message-ID:)?\\s*<([^<>\\s]+)>.*");
    private static final Pattern FOLDED_ID = Pattern.compile("(?i)^[CS][|+] Message-ID:\\s*$");

    private final Set<String> boundaries = new HashSet<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private boolean idFollows;

    String line(String text) {
        if (idFollows || text.regionMatches(true, 2, " Message-ID:", 0, 12)) {
            learn(MESSAGE_ID.matcher(text), 1, ids);
        }
        String line = idFollows ? text.replaceFirst("<[^<>]*>", "‹message-id›") : text;
        idFollows = FOLDED_ID.matcher(text).matches();
        if (!Of.MESSAGE.holds(line)) {
            for (String id : ids) {
                line = line.replace("<" + id + ">", "‹message-id›");
            }
        }
        for (Rule rule : RULES) {
            line = rule.on(line);
        }
        return Of.MESSAGE.holds(line) ? withoutBoundary(line) : line;
    }

    private static void learn(Matcher found, int group, Set<String> names) {
        String name = found.find() ? found.group(group) : null;
        if (name != null
                && name.length() >= SHORTEST_ID
                && name.length() <= LONGEST_NAME
                && names.size() < MOST_NAMES) {
            names.add(name);
        }
    }

    private String withoutBoundary(String line) {
        Matcher named = BOUNDARY.matcher(line);
        if (named.find()) {
            int group = named.group(1) == null ? 2 : 1;
            String boundary = named.group(group);
            if (boundary.length() <= LONGEST_NAME && boundaries.size() < MOST_NAMES) {
                boundaries.add(boundary);
            }
            return line.substring(0, named.start(group)) + "‹boundary›" + line.substring(named.end(group));
        }
        Matcher delimiter = DELIMITER.matcher(line);
        return delimiter.matches() && boundaries.contains(delimiter.group(2))
                ? delimiter.group(1) + "‹boundary›" + delimiter.group(3)
                : line;
    }
}
