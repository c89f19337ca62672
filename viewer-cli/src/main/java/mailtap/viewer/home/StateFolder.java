package mailtap.viewer.home;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where lies what belongs to this user on this machine and must never travel with the captured data: the fingerprint
 * key, reports of bugs.
 */
public final class StateFolder {
    private StateFolder() {}

    public static Path of(Surroundings surroundings) {
        return of(surroundings.environment(), System.getProperty("os.name", ""));
    }

    /** By the platform's convention. */
    static Path of(Map<String, String> environment, String system) {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return folder(environment, "APPDATA", "AppData/Roaming").resolve("mailtap");
        }
        if (lower.startsWith("mac")) {
            return home(environment).resolve("Library/Application Support/mailtap-state");
        }
        return folder(environment, "XDG_STATE_HOME", ".local/state").resolve("mailtap");
    }

    private static Path folder(Map<String, String> environment, String variable, String inHome) {
        String value = environment.getOrDefault(variable, "");
        return value.isBlank() ? home(environment).resolve(inHome) : path(variable, value);
    }

    private static Path home(Map<String, String> environment) {
        String value = environment.getOrDefault("HOME", "");
        return value.isBlank() ? path("HOME", System.getProperty("user.home", "")) : path("HOME", value);
    }

    private static Path path(String variable, String value) {
        try {
            return Path.of(value).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new Mistake("$" + variable + " is not a path: " + value + "; unset it or name a folder", e);
        }
    }
}
