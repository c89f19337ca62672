package mailtap.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The {@code routes} of a configuration file: {@code routes { NAME { protocol, listen, upstream, … } }}. */
final class FileRoutes {
    private static final Pattern NAME = Pattern.compile("routes\\.([A-Za-z0-9_-]{1,40})\\.(.+)");
    private static final String STAGE = "stage";
    private static final List<String> WORDS = List.of("protocol", "listen", "upstream");
    private static final List<String> KNOWN = Stream.of(WORDS, List.of(STAGE), TlsWords.WORDS)
            .flatMap(List::stream)
            .toList();
    private static final Kind<Listener> PROTOCOL = Kind.choice(Listener.class);
    private static final Kind<StageChoice> STAGES = Kind.choice(StageChoice.class);

    private FileRoutes() {}

    static boolean owns(String key) {
        return key.equals("routes") || key.startsWith("routes.");
    }

    static List<RouteSetting> of(ConfFile file) throws BadSettings {
        Map<String, Map<String, ConfFile.Value>> byName = new LinkedHashMap<>();
        for (Map.Entry<String, ConfFile.Value> entry : file.values().entrySet()) {
            if (owns(entry.getKey())) {
                collect(entry.getKey(), entry.getValue(), byName);
            }
        }
        List<RouteSetting> routes = new ArrayList<>();
        for (Map.Entry<String, Map<String, ConfFile.Value>> entry : byName.entrySet()) {
            routes.add(route(entry.getKey(), entry.getValue()));
        }
        return routes;
    }

    private static void collect(String key, ConfFile.Value value, Map<String, Map<String, ConfFile.Value>> into)
            throws BadSettings {
        if (value.emptyGroup() && key.equals("routes")) {
            return;
        }
        Matcher matcher = NAME.matcher(key);
        if (!matcher.matches()) {
            throw new BadSettings(value.origin() + ": " + key + ": expected routes { NAME { protocol, listen, upstream"
                    + " } } with a name of letters, digits, - and _");
        }
        if (!KNOWN.contains(matcher.group(2))) {
            String prefix = "routes." + matcher.group(1) + ".";
            throw KnownKeys.unknown(
                    key, value.origin(), KNOWN.stream().map(prefix::concat).toList());
        }
        if (value.shape() != ConfFile.Shape.ONE) {
            throw new BadSettings(value.origin() + ": " + key + ": expected one value");
        }
        into.computeIfAbsent(matcher.group(1), name -> new LinkedHashMap<>()).put(matcher.group(2), value);
    }

    private static RouteSetting route(String name, Map<String, ConfFile.Value> values) throws BadSettings {
        Origin origin = values.values().iterator().next().origin();
        for (String word : WORDS) {
            if (!values.containsKey(word)) {
                throw new BadSettings(origin + ": route " + name + " has no " + word);
            }
        }
        Listener listens = read(name, "protocol", values, PROTOCOL.reader());
        ListenAddress listen = read(name, "listen", values, ListenAddress::parse);
        Upstream upstream = read(name, "upstream", values, text -> Upstream.parse(text, listens.scheme()));
        StageChoice stage = values.containsKey(STAGE) ? read(name, STAGE, values, STAGES.reader()) : StageChoice.AUTO;
        return new RouteSetting(name, listens, listen, upstream, tls(name, values), stage, origin);
    }

    private static TlsSetting tls(String route, Map<String, ConfFile.Value> values) throws BadSettings {
        Map<String, TlsWords.Written> words = new LinkedHashMap<>();
        values.forEach((word, value) -> words.put(word, new TlsWords.Written(value.text(), value.origin())));
        return new TlsWords(words, word -> "routes." + route + "." + word).setting();
    }

    private static <T> T read(String name, String word, Map<String, ConfFile.Value> values, Kind.Reader<T> reader)
            throws BadSettings {
        ConfFile.Value value = Objects.requireNonNull(values.get(word));
        String key = "routes." + name + "." + word;
        return new Key<>(key, new Kind<>("", false, reader))
                .read(value.text(), value.origin())
                .value();
    }
}
