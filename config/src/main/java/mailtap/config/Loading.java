package mailtap.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One reading of all sources: defaults, then the file, then the environment, then the command line. */
final class Loading {
    /** The variable by which browsers and curl are told the same. */
    private static final String KEY_LOG_OF_MANY = "SSLKEYLOGFILE";

    private final Settings.Inputs inputs;
    private final @Nullable Path path;
    private final ConfFile file;

    Loading(Settings.Inputs inputs) throws BadSettings {
        this.inputs = inputs;
        this.path = path();
        this.file = path == null ? new ConfFile(Map.of()) : ConfFile.read(path);
    }

    Settings settings() throws BadSettings {
        new KnownKeys(file).check();
        Map<Key<?>, Setting<?>> byKey = new HashMap<>();
        for (Key<?> key : Keys.ALL) {
            byKey.put(key, inForce(key));
        }
        List<RouteSetting> routes = inputs.routes().isEmpty() ? FileRoutes.of(file) : inputs.routes();
        Settings settings = new Settings(path, byKey, RouteChecks.named(routes));
        RouteChecks.check(settings);
        return settings;
    }

    private <T> Setting<T> inForce(Key<T> key) throws BadSettings {
        for (Settings.Flag flag : inputs.flags()) {
            if (flag.key().equals(key)) {
                return key.read(flag.text(), new Origin(Origin.Source.COMMAND_LINE, flag.name()));
            }
        }
        String variable = inputs.environment().get(key.variable());
        if (variable != null && !variable.isEmpty()) {
            return key.read(variable, new Origin(Origin.Source.ENVIRONMENT, "$" + key.variable()));
        }
        String shared = inputs.environment().getOrDefault(KEY_LOG_OF_MANY, "");
        if (key.equals(Keys.TLS_KEY_LOG) && !shared.isEmpty()) {
            return key.read(shared, new Origin(Origin.Source.ENVIRONMENT, "$" + KEY_LOG_OF_MANY));
        }
        ConfFile.Value written = file.values().get(key.name());
        return written == null ? byDefault(key) : key.read(written.text(), written.origin());
    }

    private <T> Setting<T> byDefault(Key<T> key) throws BadSettings {
        boolean places = key.equals(Keys.DATA);
        String text = places ? Places.dataDirectory(inputs.environment()).toString() : key.standard();
        return key.read(text, Origin.DEFAULT);
    }

    /** A file that was named must be there; the one in the data directory need not. */
    private @Nullable Path path() throws BadSettings {
        if (inputs.configFile() != null) {
            return inputs.configFile();
        }
        String named = inputs.environment().getOrDefault("MAILTAP_CONFIG", "");
        if (!named.isEmpty()) {
            return Kind.path().read(named);
        }
        Path usual = dataDirectoryBeforeTheFile().resolve(Places.CONFIG_FILE);
        return Files.exists(usual) ? usual : null;
    }

    private Path dataDirectoryBeforeTheFile() throws BadSettings {
        for (Settings.Flag flag : inputs.flags()) {
            if (flag.key().equals(Keys.DATA)) {
                return Kind.path().read(flag.text());
            }
        }
        String named = inputs.environment().getOrDefault(Keys.DATA.variable(), "");
        return named.isEmpty()
                ? Places.dataDirectory(inputs.environment())
                : Kind.path().read(named);
    }
}
