package mailtap.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The TLS of a route in words, which are the same in a file and, behind two hyphens, on the command line.
 *
 * @param values by word, as written
 * @param names of the words, for error lines
 */
public record TlsWords(Map<String, Written> values, UnaryOperator<String> names) {
    public static final String MODE = "tls";
    public static final String AUTHORITIES = "upstream-ca";
    public static final String UNVERIFIED = "insecure-upstream";
    public static final String CERTIFICATE = "upstream-cert";
    public static final String KEY = "upstream-key";
    public static final String MINIMUM = "tls-min";
    public static final String PLAIN_ANYWHERE = "plain-anywhere";

    static final List<String> WORDS = List.of(MODE, AUTHORITIES, UNVERIFIED, CERTIFICATE, KEY, MINIMUM, PLAIN_ANYWHERE);

    /** A value and where it stands. */
    public record Written(String text, Origin origin) {}

    /** Options of the command line: {@code tls} is {@code --tls}. */
    public static TlsSetting ofFlags(Map<String, String> flags) throws BadSettings {
        Map<String, Written> values = new java.util.TreeMap<>();
        flags.forEach((word, text) ->
                values.put(word, new Written(text, new Origin(Origin.Source.COMMAND_LINE, "--" + word))));
        return new TlsWords(values, UnaryOperator.identity()).setting();
    }

    TlsSetting setting() throws BadSettings {
        TlsChoice choice = read(MODE, Kind.choice(TlsChoice.class));
        TlsMinimum minimum = read(MINIMUM, TlsMinimum.kind());
        TlsSetting.Server server =
                new TlsSetting.Server(flag(UNVERIFIED), path(AUTHORITIES), path(CERTIFICATE), path(KEY));
        if (server.unverified() && server.authorities() != null) {
            throw complaint(
                    AUTHORITIES, "says whom to believe, and " + names.apply(UNVERIFIED) + " to believe anybody");
        }
        if (server.key() != null && server.certificate() == null) {
            throw complaint(KEY, "needs " + names.apply(CERTIFICATE));
        }
        return new TlsSetting(
                choice, server, minimum == null ? TlsSetting.USUAL.minimum() : minimum, flag(PLAIN_ANYWHERE));
    }

    private BadSettings complaint(String word, String what) {
        Written written = values.get(word);
        return new BadSettings((written == null ? "" : written.origin() + ": ") + names.apply(word) + " " + what);
    }

    private @Nullable Path path(String word) throws BadSettings {
        return read(word, Kind.path());
    }

    private boolean flag(String word) throws BadSettings {
        Boolean value = read(word, Kind.flag());
        return value != null && value;
    }

    private <T> @Nullable T read(String word, Kind<T> kind) throws BadSettings {
        Written written = values.get(word);
        return written == null
                ? null
                : new Key<>(names.apply(word), kind)
                        .read(written.text(), written.origin())
                        .value();
    }
}
