package mailtap.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The argument of MAIL and RCPT cut into its path and its parameters, however it is written: blanks before the path,
 * brackets missing or doubled, quoted local parts with anything in them.
 *
 * @param blank blanks stand between the colon and the path
 * @param bracketed the path stands between one {@code <} and one {@code >}
 * @param parameters each as written
 */
record PathAndParameters(String path, boolean blank, boolean bracketed, List<String> parameters) {
    private static final int PARAMETERS_MAX = 50;

    /** @param argument behind the verb: {@code FROM:<a@b> SIZE=1} */
    static PathAndParameters of(String argument) {
        int colon = argument.indexOf(':');
        String rest = argument.substring(colon + 1);
        String text = rest.stripLeading();
        int end = text.startsWith("<") ? behindBracket(text) : blank(text, 0);
        String path = text.substring(0, end);
        boolean bracketed =
                path.startsWith("<") && path.endsWith(">") && !path.startsWith("<<") && !text.startsWith(">", end);
        return new PathAndParameters(path, text.length() < rest.length(), bracketed, parameters(text.substring(end)));
    }

    /** Behind the closing bracket, quotes minded; behind the first word where there is none. */
    private static int behindBracket(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '>' && !quoted) {
                return i + 1;
            }
        }
        return blank(text, 0);
    }

    private static int blank(String text, int from) {
        int blank = text.indexOf(' ', from);
        return blank < 0 ? text.length() : blank;
    }

    private static List<String> parameters(String text) {
        List<String> parameters = new ArrayList<>();
        for (String one : text.split("[ \\t>]+", PARAMETERS_MAX + 1)) {
            if (!one.isEmpty() && parameters.size() < PARAMETERS_MAX) {
                parameters.add(one);
            }
        }
        return parameters;
    }

    boolean isAscii() {
        return path.chars().allMatch(c -> c < 0x80);
    }

    /** Whether a parameter of this name is there, in any case. */
    boolean has(String keyword) {
        return parameters.stream().anyMatch(one -> keyword(one).equals(keyword));
    }

    static String keyword(String parameter) {
        int equals = parameter.indexOf('=');
        return (equals < 0 ? parameter : parameter.substring(0, equals)).toUpperCase(Locale.ROOT);
    }
}
