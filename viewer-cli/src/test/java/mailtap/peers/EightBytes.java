package mailtap.peers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for a secret and for any eight bytes in a row of it: as they are, and in Base64 at each of the three places they can
 * have in a longer token. A secret of fewer bytes is looked for whole.
 */
public final class EightBytes {
    private static final int RUN = 8;
    /** Eight bytes make eight letters that depend on nothing else, wherever they begin. */
    private static final int LETTERS = 8;

    private final Set<String> forms = new HashSet<>();
    private final int shortest;

    public EightBytes(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        shortest = Math.min(RUN, bytes.length);
        for (int from = 0; from + shortest <= bytes.length; from++) {
            byte[] part = new byte[shortest];
            System.arraycopy(bytes, from, part, 0, shortest);
            forms.add(new String(part, StandardCharsets.ISO_8859_1));
            if (shortest == RUN) {
                forms.addAll(inBase64(part));
            }
        }
    }

    private static List<String> inBase64(byte[] part) {
        List<String> forms = new ArrayList<>();
        for (int before = 0; before < 3; before++) {
            byte[] padded = new byte[before + part.length];
            System.arraycopy(part, 0, padded, before, part.length);
            String whole = Base64.getEncoder().withoutPadding().encodeToString(padded);
            int from = (before * 8 + 5) / 6;
            String sure = whole.substring(from, padded.length * 8 / 6);
            forms.add(sure.substring(0, Math.min(sure.length(), LETTERS + 2)));
        }
        return forms;
    }

    /** What of it stands in a text. */
    public List<String> in(String text) {
        return forms.stream().filter(text::contains).toList();
    }
}
