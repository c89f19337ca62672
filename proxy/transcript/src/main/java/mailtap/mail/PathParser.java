package mailtap.mail;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code FROM:<path> PARAMETERS}. Takes paths as they come: without brackets, with one, with two of each, behind
 * a blank, with a source route or a {@code mailto:}.
 */
final class PathParser {
    private static final Pattern PREFIX = Pattern.compile("\\s*(?:FROM|TO)\\s*:\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAILTO = Pattern.compile("mailto:", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final int end;

    private PathParser(String argument) {
        Matcher prefix = PREFIX.matcher(argument);
        text = prefix.lookingAt() ? argument.substring(prefix.end()) : argument.strip();
        end = text.startsWith("<") ? closingBracket() : blank(0);
    }

    static MailFrom parse(String argument) {
        PathParser parser = new PathParser(argument);
        String raw = parser.text.substring(0, parser.end);
        return new MailFrom(new Path(raw, Address.parse(bare(raw)).orElse(null)), parser.parameters());
    }

    private Parameters parameters() {
        String rest = text.substring(end).strip();
        List<String> all = rest.isEmpty() ? List.of() : Arrays.asList(rest.split("\\s+"));
        return all.isEmpty() ? Parameters.NONE : new Parameters(all);
    }

    /** Behind the bracket that closes the path, and those that follow it; the first blank where none does. */
    private int closingBracket() {
        boolean quoted = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '>' && !quoted) {
                return behind(i, '>');
            }
        }
        return blank(0);
    }

    private int behind(int from, char same) {
        int i = from;
        while (i < text.length() && text.charAt(i) == same) {
            i++;
        }
        return i;
    }

    private int blank(int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && Character.isWhitespace(c)) {
                return i;
            }
        }
        return text.length();
    }

    /** The mailbox inside, as far as it can be made out. */
    private static String bare(String raw) {
        String inner = raw.replaceFirst("^[<\\s]+", "").replaceFirst("[>\\s]+$", "");
        Matcher mailto = MAILTO.matcher(inner);
        String plain = mailto.lookingAt() ? inner.substring(mailto.end()) : inner;
        int route = plain.startsWith("@") ? plain.indexOf(':') : -1;
        return plain.substring(route + 1).strip();
    }
}
