package mailtap.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Refuses what nobody reads, and lists where one value is meant. */
final class KnownKeys {
    private final ConfFile file;

    KnownKeys(ConfFile file) {
        this.file = file;
    }

    void check() throws BadSettings {
        for (Map.Entry<String, ConfFile.Value> entry : file.values().entrySet()) {
            String name = entry.getKey();
            if (!FileRoutes.owns(name)) {
                checkOne(name, entry.getValue());
            }
        }
    }

    private void checkOne(String name, ConfFile.Value value) throws BadSettings {
        for (Key<?> key : Keys.ALL) {
            if (key.name().equals(name)) {
                checkShape(key, value);
                return;
            }
            if (key.name().startsWith(name + ".")) {
                if (value.emptyGroup()) {
                    return;
                }
                throw new BadSettings(value.origin() + ": " + name + " is a group of settings: expected " + name
                        + " { … } with keys such as " + key.name());
            }
            if (name.startsWith(key.name() + ".")) {
                throw notAGroup(key, value);
            }
        }
        throw unknown(name, value.origin());
    }

    private static void checkShape(Key<?> key, ConfFile.Value value) throws BadSettings {
        if (value.emptyGroup()) {
            throw notAGroup(key, value);
        }
        if (value.list() && !key.kind().list()) {
            throw new BadSettings(value.origin() + ": " + key.name() + " is a list: expected "
                    + key.kind().expected());
        }
    }

    private static BadSettings notAGroup(Key<?> key, ConfFile.Value value) {
        return new BadSettings(value.origin() + ": " + key.name() + " is one setting, not a group: expected "
                + key.kind().expected());
    }

    private static BadSettings unknown(String name, Origin origin) {
        List<String> words = new ArrayList<>(Keys.ALL.stream().map(Key::name).toList());
        words.add("routes");
        return unknown(name, origin, words);
    }

    private static String group(String name) {
        return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    }

    static BadSettings unknown(String name, Origin origin, List<String> words) {
        String whole = Nearest.of(name, words);
        String near = whole != null
                ? whole
                : Nearest.of(group(name), words.stream().map(KnownKeys::group).toList());
        String advice = near == null ? "known are " + String.join(", ", words) : "did you mean " + near + "?";
        return new BadSettings(origin + ": unknown key " + name + ": " + advice);
    }
}
