package mailtap.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The file in the jar that documents every key and holds its default, read line by line: that is all its form needs, and
 * the library for files that people write takes longer to wake up than most commands have.
 */
final class Defaults {
    static final String FILE = "/defaults/mailtap.conf";

    private Defaults() {}

    /** Of one setting each, by its dotted name. */
    static Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Defaults.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8))) {
            String group = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String text = line.strip();
                int equals = text.startsWith("#") ? -1 : text.indexOf('=');
                if (text.endsWith("{") && !text.startsWith("#")) {
                    group = text.substring(0, text.length() - 1).strip() + ".";
                } else if (text.equals("}")) {
                    group = "";
                } else if (equals > 0) {
                    texts.put(
                            group + text.substring(0, equals).strip(),
                            value(text.substring(equals + 1).strip()));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return texts;
    }

    private static String value(String written) {
        return written.equals("\"\"") || written.equals("[]") ? "" : written;
    }
}
