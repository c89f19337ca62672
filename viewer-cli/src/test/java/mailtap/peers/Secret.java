package mailtap.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A password, and every way it can hide in plain sight: as it is, in hexadecimal, and in Base64 wherever it begins. */
record Secret(String password) {
    /** The forms to look for. */
    List<String> forms() {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        return Stream.concat(
                        Stream.of(password, hex, hex.toUpperCase(Locale.ROOT)),
                        IntStream.range(0, 3).mapToObj(offset -> inBase64(bytes, offset)))
                .toList();
    }

    void assertNotIn(String where, String text) {
        for (String form : forms()) {
            assertThat(text).as(where).doesNotContain(form);
        }
    }

    /** Only the letters that depend on nothing but the password. */
    private static String inBase64(byte[] bytes, int offset) {
        byte[] shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = (offset * 8 + 5) / 6;
        int whole = shifted.length * 8 / 6;
        return text.substring(from, whole);
    }
}
