package mailtap.indexer.message;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Characters that HTML writes by name or number. */
final class Entities {
    private static final int LONGEST = 10;
    private static final String LATIN_1 =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3"
                    + " acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc"
                    + " Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve"
                    + " Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute"
                    + " acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde"
                    + " ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
    private static final Map<String, String> NAMED = named();

    private Entities() {}

    /** @param length of what was written */
    record Meaning(String text, int length) {}

    private static Map<String, String> named() {
        Map<String, String> named = new HashMap<>(Map.of(
                "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "euro", "\u20ac", "hellip", "\u2026",
                "ndash", "\u2013", "mdash", "\u2014", "bull", "\u2022"));
        named.putAll(Map.of(
                "lsquo", "\u2018", "rsquo", "\u2019", "sbquo", "\u201a", "ldquo", "\u201c", "rdquo", "\u201d", "bdquo",
                "\u201e", "trade", "\u2122", "zwnj", "", "zwj", "", "shy", ""));
        String[] latin = LATIN_1.split(" ", -1);
        for (int i = 0; i < latin.length; i++) {
            named.putIfAbsent(latin[i], String.valueOf((char) (0xa0 + i)));
        }
        named.put("nbsp", " ");
        return named;
    }

    /** What stands at an ampersand; the ampersand itself where that is no entity. */
    static Meaning at(String html, int ampersand) {
        int end = ampersand + 1;
        while (end < html.length() && end - ampersand <= LONGEST && html.charAt(end) != ';') {
            end++;
        }
        String meant =
                end < html.length() && html.charAt(end) == ';' ? meaning(html.substring(ampersand + 1, end)) : null;
        return meant == null ? new Meaning("&", 1) : new Meaning(meant, end + 1 - ampersand);
    }

    static String decode(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            Meaning meaning = text.charAt(i) == '&' ? at(text, i) : new Meaning(text.substring(i, i + 1), 1);
            decoded.append(meaning.text);
            i += meaning.length;
        }
        return decoded.toString();
    }

    private static @Nullable String meaning(String entity) {
        if (!entity.startsWith("#")) {
            String exact = NAMED.get(entity);
            return exact == null ? NAMED.get(entity.toLowerCase(Locale.ROOT)) : exact;
        }
        boolean hex = entity.length() > 1 && (entity.charAt(1) == 'x' || entity.charAt(1) == 'X');
        try {
            int code = Integer.parseInt(entity.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(code) ? Character.toString(code) : null;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
