package mailtap.indexer.message;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.james.mime4j.codec.EncoderUtil;

/** How text other than ASCII stands in headers, both ways: encoded words (RFC 2047) and parameters (RFC 2231). */
public final class HeaderCoding {
    private static final int LONGEST_SECTION = 60;
    private static final int LONGEST = 64 << 10;
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`{}~";

    private HeaderCoding() {}

    /** A header's text with its encoded words read; what is none stays as it is. */
    public static String decodeWords(String text) {
        return EncodedWords.decode(HeaderText.unfold(text.length() > LONGEST ? text.substring(0, LONGEST) : text));
    }

    /** Encoded words in UTF-8, each short enough for a header; ASCII stays as it is. */
    public static String encodeWords(String text) {
        return EncoderUtil.hasToBeEncoded(text, 0)
                ? EncoderUtil.encodeEncodedWord(text, EncoderUtil.Usage.TEXT_TOKEN, 0, StandardCharsets.UTF_8, null)
                : text;
    }

    /** {@code name*=utf-8''…} or {@code name*0*=…; name*1*=…}: each name with its value. */
    public static Map<String, String> decodeParameters(String parameters) {
        Parameterized read = Parameterized.read("x;" + parameters);
        Map<String, String> decoded = new TreeMap<>();
        for (String key : read.parameters().keySet()) {
            int star = key.indexOf('*');
            String name = star < 0 ? key : key.substring(0, star);
            String value = read.parameter(name);
            if (value != null) {
                decoded.put(name, value);
            }
        }
        return decoded;
    }

    /** A parameter in UTF-8, in sections where it is long; ASCII is only quoted. */
    public static String encodeParameter(String name, String value) {
        if (value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            return name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        String encoded = percentEncoded(value);
        if (encoded.length() <= LONGEST_SECTION) {
            return name + "*=utf-8''" + encoded;
        }
        StringBuilder sections = new StringBuilder();
        int section = 0;
        for (int from = 0; from < encoded.length(); section++) {
            int to = end(encoded, from);
            String charset = section == 0 ? "utf-8''" : "";
            sections.append(section == 0 ? "" : "; ")
                    .append(name)
                    .append('*')
                    .append(section)
                    .append("*=");
            sections.append(charset).append(encoded, from, to);
            from = to;
        }
        return sections.toString();
    }

    /** Not in the middle of a percent sign and its digits. */
    private static int end(String encoded, int from) {
        int to = Math.min(encoded.length(), from + LONGEST_SECTION);
        int percent = encoded.lastIndexOf('%', to - 1);
        return to < encoded.length() && percent > to - 3 ? percent : to;
    }

    private static String percentEncoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append(String.format("%%%02X", b & 0xff));
            }
        }
        return encoded.toString();
    }
}
