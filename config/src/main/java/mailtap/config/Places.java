package mailtap.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where things are when nobody says, by the platform's convention. */
public final class Places {
    /** The file read when neither {@code --config} nor {@code $MAILTAP_CONFIG} names one; it lies in the data directory. */
    public static final String CONFIG_FILE = "mailtap.conf";

    private Places() {}

    /** The data directory for this system and user. */
    public static Path dataDirectory(Map<String, String> environment) {
        return dataDirectory(
                System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", "")), environment);
    }

    static Path dataDirectory(String system, Path home, Map<String, String> environment) {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return named(environment, "LOCALAPPDATA", home.resolve("AppData/Local"))
                    .resolve("mailtap");
        }
        if (lower.startsWith("mac")) {
            return home.resolve("Library/Application Support/mailtap");
        }
        return named(environment, "XDG_DATA_HOME", home.resolve(".local/share")).resolve("mailtap");
    }

    private static Path named(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return value.isEmpty() ? otherwise : Path.of(value);
    }
}
