package mailtap.indexer.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/** Character sets as mail uses their names, and what to do where none is named. */
final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int LONGEST_NAME = 60;

    /** What programs mean by a name is often more than the standard of that name holds. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("cp936", "GB18030"),
            Map.entry("ms936", "GB18030"),
            Map.entry("euc-cn", "GB18030"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-50221"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("x-unknown", ""),
            Map.entry("unknown-8bit", ""),
            Map.entry("us-ascii", ""),
            Map.entry("ascii", ""));

    /** Nearly all mail; to gather all that there are takes longer than to read a message. */
    private static final Map<String, Charset> COMMON =
            Map.of("utf-8", StandardCharsets.UTF_8, "windows-1252", WINDOWS_1252);

    /** The platform searches its providers anew for each unknown name, which a message full of them would make it do. */
    private static final class All {
        static final Map<String, Charset> BY_NAME = known();
    }

    private Charsets() {}

    /** Empty for an unknown name, and for one that says nothing about high bytes. */
    static Optional<Charset> lookup(@Nullable String name) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        String meant = MEANT.getOrDefault(wanted, wanted).toLowerCase(Locale.ROOT);
        return supported(meant).or(() -> meant.isEmpty() ? Optional.empty() : supported(wanted));
    }

    /** Whether text declared so is decoded: UTF-7, an old way to smuggle markup, is not. */
    static boolean isRead(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return MEANT.getOrDefault(wanted, "none").isEmpty() || lookup(wanted).isPresent();
    }

    private static Optional<Charset> supported(String name) {
        Charset common = COMMON.get(name);
        return Optional.ofNullable(common != null ? common : All.BY_NAME.get(name));
    }

    private static Map<String, Charset> known() {
        Map<String, Charset> known = new HashMap<>();
        for (Charset charset : Charset.availableCharsets().values()) {
            charset.aliases().forEach(alias -> known.putIfAbsent(alias.toLowerCase(Locale.ROOT), charset));
            known.put(charset.name().toLowerCase(Locale.ROOT), charset);
        }
        return known;
    }

    /** In the named set where there is one, else by guess. Never fails: what does not fit becomes U+FFFD. */
    static String decode(Bytes bytes, @Nullable Charset named, @Nullable Charset hint) {
        return bytes.text(named == null ? guess(bytes, hint) : named);
    }

    static Charset guess(Bytes bytes, @Nullable Charset hint) {
        if (isAscii(bytes)) {
            return hasJapaneseEscape(bytes)
                    ? lookup("iso-2022-jp").orElse(StandardCharsets.US_ASCII)
                    : StandardCharsets.UTF_8;
        }
        if (fits(bytes, StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        if (hint != null && fits(bytes, hint)) {
            return hint;
        }
        return looksLikeGb2312(bytes) ? Charset.forName("GB18030") : WINDOWS_1252;
    }

    private static boolean isAscii(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.at(i) < 0) {
                return false;
            }
        }
        return true;
    }

    /** {@code ESC $} begins a run of Japanese in ISO-2022-JP, which is ASCII to everybody else. */
    private static boolean hasJapaneseEscape(Bytes bytes) {
        for (int i = bytes.indexOf((byte) 0x1b, 0); i >= 0; i = bytes.indexOf((byte) 0x1b, i + 1)) {
            if (i + 2 < bytes.length()
                    && bytes.at(i + 1) == '$'
                    && (bytes.at(i + 2) == 'B' || bytes.at(i + 2) == '@')) {
                return true;
            }
        }
        return false;
    }

    /** A character cut off by the end of the bytes does not speak against it. */
    private static boolean fits(Bytes bytes, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = bytes.toByteBuffer();
        CharBuffer out = CharBuffer.allocate(1024);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, false);
        } while (result.isOverflow());
        return result.isUnderflow();
    }

    /** Every run of high bytes has even length, and each pair stands in the rows GB 2312 uses. */
    private static boolean looksLikeGb2312(Bytes bytes) {
        int i = 0;
        while (i < bytes.length()) {
            int lead = bytes.at(i) & 0xff;
            if (lead < 0x80) {
                i++;
                continue;
            }
            int trail = i + 1 < bytes.length() ? bytes.at(i + 1) & 0xff : 0;
            if (lead < 0xa1 || lead > 0xf7 || trail < 0xa1) {
                return false;
            }
            i += 2;
        }
        return true;
    }
}
