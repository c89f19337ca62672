package mailtap.viewer.compare;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings the lines of one dialogue to what would be the same if it were said again. In place of what differs each time
 * stands its name in angle quotes: {@code ‹message-id›}. Remembers the MIME boundaries it has met.
 */
final class Normal {
    private static final int LONGEST_BOUNDARY = 200;

    private record Rule(Pattern pattern, String replacement) {
        static Rule of(String regex, String replacement) {
            return new Rule(Pattern.compile(regex), replacement);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("\\*\\{\\d+\\}|\\*{6,}", "‹secret›"),
            Rule.of(" fingerprint [0-9a-f]{4}\\b", ""),
            Rule.of("^(! \\S+ \\S+ at )\\d+", "$1‹offset›"),
            Rule.of("(?i)^(C\\||S\\|)( Message-ID:).*", "$1$2 ‹message-id›"),
            Rule.of("(?i)^(C\\||S\\|)( (?:Resent-)?Date:).*", "$1$2 ‹date›"),
            Rule.of("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:[.]\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?", "‹time›"),
            Rule.of(
                    "\\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\\d{1,2}"
                            + " (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4} \\d\\d:\\d\\d(?::\\d\\d)?(?:"
                            + " [+-]\\d{4}| GMT| UTC)?",
                    "‹time›"),
            Rule.of("(?i)(queued as |\\bid=|queue id )[0-9A-Za-z._-]+", "$1‹queue-id›"),
            Rule.of("^(S: (?:334|\\+) )[0-9A-Za-z+/=]{16,}$", "$1‹challenge›"),
            Rule.of("<[0-9A-Za-z._-]*\\d{4,}[0-9A-Za-z._-]*@[^ >]+>(?=.*$)(?<=^S: .{0,400})", "‹greeting-id›"),
            Rule.of("(?i)\\b(size=)\\d+", "$1‹size›"),
            Rule.of("(\\d{1,3}(?:[.]\\d{1,3}){3}\\]?:)\\d{2,5}\\b", "$1‹port›"),
            Rule.of("^(end by \\S+).*", "$1"));
    private static final Pattern BOUNDARY = Pattern.compile("(?i)\\bboundary=(\"[^\"]+\"|[^;\\s]+)");

    private final Set<String> boundaries = new HashSet<>();

    String line(String text) {
        String line = text;
        for (Rule rule : RULES) {
            line = rule.pattern.matcher(line).replaceAll(rule.replacement);
        }
        return withoutBoundary(line);
    }

    private String withoutBoundary(String line) {
        Matcher named = BOUNDARY.matcher(line);
        if (named.find()) {
            String boundary = named.group(1).replace("\"", "");
            if (boundary.length() <= LONGEST_BOUNDARY) {
                boundaries.add(boundary);
            }
        }
        String plain = line;
        for (String boundary : boundaries) {
            plain = plain.replace(boundary, "‹boundary›");
        }
        return plain;
    }
}
