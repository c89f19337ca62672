package mailtap.viewer.home;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where things lie by the platform's convention.
 *
 * @param data captured mail, its index and the settings
 * @param state what belongs to this machine and is never exported with the data: the fingerprint key, reports of bugs
 */
public record Places(Path data, Path state) {
    private static final String NAME = "mailtap";

    public static Places of(Map<String, String> environment, String osName) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            Path local = folder(environment, "LOCALAPPDATA", home(environment).resolve("AppData/Local"));
            Path roaming = folder(environment, "APPDATA", home(environment).resolve("AppData/Roaming"));
            return new Places(data(environment, local.resolve(NAME)), roaming.resolve(NAME));
        }
        if (os.startsWith("mac")) {
            Path support = home(environment).resolve("Library/Application Support");
            return new Places(data(environment, support.resolve(NAME)), support.resolve(NAME + "-state"));
        }
        Path data = folder(environment, "XDG_DATA_HOME", home(environment).resolve(".local/share"));
        Path state = folder(environment, "XDG_STATE_HOME", home(environment).resolve(".local/state"));
        return new Places(data(environment, data.resolve(NAME)), state.resolve(NAME));
    }

    public static Places of(Surroundings surroundings) {
        return of(surroundings.environment(), System.getProperty("os.name", ""));
    }

    private static Path data(Map<String, String> environment, Path usual) {
        return folder(environment, "MAILTAP_DATA", usual);
    }

    private static Path home(Map<String, String> environment) {
        return folder(
                environment,
                "HOME",
                folder(environment, "USERPROFILE", Path.of("").toAbsolutePath()));
    }

    private static Path folder(Map<String, String> environment, String variable, Path usual) {
        String value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            return usual;
        }
        try {
            return Path.of(value).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new Mistake("$" + variable + " is not a path: " + value + "; unset it or name a folder", e);
        }
    }
}
