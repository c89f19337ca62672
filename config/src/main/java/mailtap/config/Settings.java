package mailtap.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings in force, each with where it came from. Built by {@link #load}. */
public final class Settings {
    /**
     * What there is to read from.
     *
     * @param configFile what {@code --config} named
     * @param environment all of it; only {@code MAILTAP_…} names of known keys are looked at
     * @param flags settings given on the command line
     * @param routes routes given on the command line; where there are any, those of the file are not used
     */
    public record Inputs(
            @Nullable Path configFile, Map<String, String> environment, List<Flag> flags, List<RouteSetting> routes) {
        /** Just the environment and the file it leads to. */
        public static Inputs of(Map<String, String> environment) {
            return new Inputs(null, environment, List.of(), List.of());
        }
    }

    /**
     * One setting from the command line.
     *
     * @param name as typed, for error lines and origins: {@code --data}
     */
    public record Flag(String name, Key<?> key, String text) {}

    private final @Nullable Path file;
    private final Map<Key<?>, Setting<?>> byKey;
    private final List<RouteSetting> routes;

    Settings(@Nullable Path file, Map<Key<?>, Setting<?>> byKey, List<RouteSetting> routes) {
        this.file = file;
        this.byKey = byKey;
        this.routes = List.copyOf(routes);
    }

    /** Reads and checks everything. */
    public static Settings load(Inputs inputs) throws BadSettings {
        return new Loading(inputs).settings();
    }

    public <T> T get(Key<T> key) {
        return setting(key).value();
    }

    @SuppressWarnings("unchecked") // a setting is filed under the key that read it
    public <T> Setting<T> setting(Key<T> key) {
        Setting<?> setting = byKey.get(key);
        if (setting == null) {
            throw new IllegalStateException("not a listed key: " + key.name());
        }
        return (Setting<T>) setting;
    }

    /** All of them, in the order of the documentation. */
    public List<Setting<?>> all() {
        return Keys.ALL.stream().<Setting<?>>map(this::setting).toList();
    }

    public List<RouteSetting> routes() {
        return routes;
    }

    /** The configuration file that was read, if there was one. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }
}
