package mailtap.notation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.transcript.WireName;

/** Words and quoted texts of a line, taken one after another. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s\"]+)");

    private final Deque<String> tokens = new ArrayDeque<>();
    private final int line;

    Tokens(String text, int line) throws NotationException {
        this.line = line;
        Matcher matcher = TOKEN.matcher(text.strip());
        int end = 0;
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            end = matcher.end();
            matcher.region(end, matcher.regionEnd());
        }
        if (end < text.strip().length()) {
            throw expected("a closing quote");
        }
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** Takes the word if it is next. */
    boolean take(String word) {
        boolean here = word.equals(tokens.peek());
        if (here) {
            tokens.remove();
        }
        return here;
    }

    void need(String word) throws NotationException {
        if (!take(word)) {
            throw expected(word + found());
        }
    }

    String next(String what) throws NotationException {
        String token = tokens.poll();
        if (token == null) {
            throw expected(what + found());
        }
        return token;
    }

    /** A quoted text or a bare word. */
    String text(String what) throws NotationException {
        String token = next(what);
        boolean quoted = token.startsWith("\"");
        return quoted
                ? TextParser.bytes(token.substring(1, token.length() - 1), line).utf8()
                : token;
    }

    long number(String what, int radix) throws NotationException {
        String token = next(what);
        try {
            return Long.parseLong(token, radix);
        } catch (NumberFormatException noNumber) {
            throw expected(what + ", not " + token);
        }
    }

    <E extends Enum<E>> E constant(Class<E> type, String what) throws NotationException {
        String token = next(what);
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> WireName.of(one).equals(token))
                .findFirst()
                .orElseThrow(() -> expected(what + ", not " + token.toLowerCase(Locale.ROOT)));
    }

    void end() throws NotationException {
        if (!tokens.isEmpty()) {
            throw expected("nothing more" + found());
        }
    }

    private String found() {
        return tokens.isEmpty() ? " before the end of the line" : ", not " + tokens.peek();
    }

    NotationException expected(String what) {
        return new NotationException(line, "expected " + what);
    }
}
