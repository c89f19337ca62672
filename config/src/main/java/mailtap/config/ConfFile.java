package mailtap.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One configuration file, flattened: every value with its dotted name and its line, nothing judged yet but the syntax.
 *
 * @param values in the order of the lines
 */
record ConfFile(Map<String, Value> values) {
    /** How a value was written. */
    enum Shape {
        ONE,
        LIST,
        /** Braces with nothing in them; what is in braces with something in them is flattened. */
        EMPTY_GROUP
    }

    /** A value as it stands in the file: what was written, how, and where. */
    record Value(String text, Shape shape, Origin origin) {
        boolean list() {
            return shape == Shape.LIST;
        }

        boolean emptyGroup() {
            return shape == Shape.EMPTY_GROUP;
        }
    }

    private static final ConfigParseOptions HOCON =
            ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false);

    /** The library guesses at what was meant, at length; ours is shorter. */
    private static final Pattern LIBRARY_HINT = Pattern.compile(" \\((if you intended|you can enable).*\\)$");

    static ConfFile read(Path path) throws BadSettings {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            String why = Files.exists(path) ? "is not a file that can be read" : "no such file";
            throw new BadSettings(path + ": " + why);
        }
        try {
            return flatten(ConfigFactory.parseFile(path.toFile(), HOCON).resolve());
        } catch (ConfigException bad) {
            throw new BadSettings(complaint(bad, path.toString()));
        }
    }

    private static ConfFile flatten(Config config) {
        List<Map.Entry<String, ConfigValue>> found = new ArrayList<>();
        collect(config.root(), List.of(), found);
        found.sort(Comparator.comparingInt(entry -> entry.getValue().origin().lineNumber()));
        Map<String, Value> values = new LinkedHashMap<>();
        found.forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
        return new ConfFile(values);
    }

    private static void collect(ConfigObject object, List<String> above, List<Map.Entry<String, ConfigValue>> into) {
        object.forEach((word, value) -> {
            List<String> path = new ArrayList<>(above);
            path.add(word);
            if (value instanceof ConfigObject inner && !inner.isEmpty()) {
                collect(inner, path, into);
            } else if (value.valueType() != ConfigValueType.NULL) {
                into.add(Map.entry(ConfigUtil.joinPath(path), value));
            }
        });
    }

    private static Value value(ConfigValue value) {
        Origin origin = new Origin(Origin.Source.FILE, where(value.origin(), "?"));
        return switch (value.valueType()) {
            case STRING -> new Value(String.valueOf(value.unwrapped()), Shape.ONE, origin);
            case LIST -> new Value(items((List<?>) value.unwrapped()), Shape.LIST, origin);
            case OBJECT -> new Value("{}", Shape.EMPTY_GROUP, origin);
            default -> new Value(value.render(), Shape.ONE, origin);
        };
    }

    private static String items(List<?> list) {
        return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String complaint(ConfigException bad, String path) {
        ConfigOrigin origin = bad.origin();
        String said = String.valueOf(bad.getMessage()).replaceAll("\\s+", " ");
        String words = origin == null ? said : said.replace(origin.description() + ": ", "");
        String hint = words.contains("got ':'") ? " (a value with a colon needs \"quotes\")" : "";
        return (origin == null ? path : where(origin, path)) + ": "
                + LIBRARY_HINT.matcher(words).replaceAll("") + hint;
    }

    private static String where(ConfigOrigin origin, String otherwise) {
        String file = origin.filename() == null ? otherwise : origin.filename();
        return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() : file;
    }
}
