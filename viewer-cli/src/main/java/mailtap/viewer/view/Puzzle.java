package mailtap.viewer.view;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailtap.indexer.message.HeaderCoding;
import mailtap.sasl.Base64Token;
import mailtap.sasl.SaslToken;
import mailtap.sasl.SaslToken.Field;
import mailtap.sasl.TokenReader;
import mailtap.transcript.Bytes;
import mailtap.viewer.home.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * Something encoded that a person found in a dialogue, a log or a header, and what is behind it.
 *
 * @param given as it was given, without what stood around it
 */
public record Puzzle(String given, SaslToken answer) {
    private static final Pattern REPLY = Pattern.compile("(?:[CS][:@|] )?(?:334|\\+)[ -](.*)");
    private static final Pattern AUTH = Pattern.compile("(?:C[:@] )?AUTH +(\\S+) +(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SAID = Pattern.compile("[CS][:@|] (.*)");
    private static final Pattern WORD = Pattern.compile("=\\?[^?\\s]+\\?[BbQq]\\?[^?]*\\?=");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9-]+(\\*[0-9]*\\*?)=.*");
    private static final int SHOWN = 40;

    /** These belong together: they are one line, cut by the shell. */
    public static boolean isOneLine(List<String> words) {
        String first = words.getFirst().toUpperCase(Locale.ROOT);
        return first.equals("AUTH")
                || first.equals("334")
                || first.equals("+")
                || WORD.matcher(String.join(" ", words)).find();
    }

    /** @param as a mechanism, {@code base64}, {@code word}, {@code parameter}; or null to find out */
    public static Puzzle solve(String line, @Nullable String as) {
        String text = line.strip();
        String kind = as == null ? "" : as.toLowerCase(Locale.ROOT);
        if (kind.equals("word") || (as == null && WORD.matcher(text).find())) {
            return words(text);
        }
        if (kind.equals("parameter") || (as == null && PARAMETER.matcher(text).matches())) {
            return parameters(text);
        }
        Matcher auth = AUTH.matcher(text);
        if (as == null && auth.matches()) {
            return token(auth.group(2), auth.group(1));
        }
        return token(bare(text), as);
    }

    /** What may be asked for instead of finding out. */
    public static List<String> kinds() {
        return Stream.concat(
                        TokenReader.MECHANISMS.stream().map(name -> name.toLowerCase(Locale.ROOT)),
                        Stream.of("base64", "word", "parameter"))
                .toList();
    }

    private static String bare(String text) {
        for (Pattern around : List.of(REPLY, AUTH, SAID)) {
            Matcher matcher = around.matcher(text);
            if (matcher.matches()) {
                return matcher.group(matcher.groupCount()).strip();
            }
        }
        return text;
    }

    private static Puzzle words(String text) {
        if (!WORD.matcher(text).find()) {
            throw new Mistake(
                    "'" + shortened(text) + "' holds no encoded word; one looks like =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=");
        }
        return answer(
                text,
                "header",
                "encoded words",
                "=?charset?B or Q?text?=",
                Map.of("text", HeaderCoding.decodeWords(text)));
    }

    private static Puzzle parameters(String text) {
        Map<String, String> decoded = HeaderCoding.decodeParameters(text);
        if (decoded.isEmpty()) {
            throw new Mistake(
                    "'" + shortened(text) + "' is no parameter; one looks like filename*=utf-8''Gr%C3%BC%C3%9Fe");
        }
        return answer(text, "header", "parameter", "a star in its name (RFC 2231)", decoded);
    }

    private static Puzzle answer(String given, String of, String what, String because, Map<String, String> values) {
        List<Field> fields = values.entrySet().stream()
                .map(value -> new Field(value.getKey(), value.getValue(), false))
                .toList();
        return new Puzzle(given, new SaslToken(of, what, because, fields));
    }

    private static Puzzle token(String text, @Nullable String as) {
        if (as != null && !as.equalsIgnoreCase("base64") && !TokenReader.knows(as)) {
            throw Mistake.noneOf("--as " + as, as, kinds());
        }
        if (text.equals("=") || text.isEmpty()) {
            return answer(text, "SASL", "empty answer", "a single = stands for nothing", Map.of());
        }
        Bytes decoded = Base64Token.decode(Bytes.utf8(text));
        if (decoded == null) {
            return TokenReader.accessToken(text)
                    .map(token -> new Puzzle(text, token))
                    .orElseThrow(() -> new Mistake(notBase64(text)));
        }
        if (as == null || as.equalsIgnoreCase("base64")) {
            return new Puzzle(
                    text, as == null ? TokenReader.guess(decoded).orElseGet(() -> bytes(decoded)) : bytes(decoded));
        }
        return new Puzzle(
                text,
                TokenReader.as(as, decoded)
                        .orElseThrow(() -> new Mistake("'" + shortened(text) + "' is Base64, but no token of "
                                + as.toUpperCase(Locale.ROOT) + looksLike(decoded))));
    }

    private static String looksLike(Bytes decoded) {
        return TokenReader.guess(decoded)
                .map(token -> "; it looks like " + token.mechanism() + ", " + token.what())
                .orElse("");
    }

    private static SaslToken bytes(Bytes decoded) {
        boolean text = decoded.utf8().chars().noneMatch(c -> c < ' ' || c == 0xfffd);
        return new SaslToken(
                "Base64",
                decoded.length() + " bytes",
                "nothing else is known about it",
                List.of(new Field(text ? "text" : "hex", text ? decoded.utf8() : decoded.hex(), true)));
    }

    /** What is wrong with it, and where: the most common mistake is that somebody forgot to encode. */
    private static String notBase64(String text) {
        String what = "'" + shortened(text) + "' is not Base64: ";
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
            boolean pad = c == '=' && i >= text.length() - 2;
            if (!digit && !pad) {
                return what + "'" + c + "' at column " + (i + 1) + " does not occur in it";
            }
        }
        return what + text.length() + " characters, and it comes in fours; cut off, or never encoded";
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
