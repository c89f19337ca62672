package mailtap.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the value of a key must look like.
 *
 * @param expected the words for an error line, after "expected"
 * @param list true where a HOCON list is accepted; its items arrive joined by commas
 */
public record Kind<T>(String expected, boolean list, Reader<T> reader) {
    /** Turns a text into a value, or says what was expected. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(String text) throws BadSettings;
    }

    T read(String text) throws BadSettings {
        return reader.read(text.strip());
    }

    /** A length of time with a unit, within bounds. */
    public static Kind<Duration> duration(String least, String most) {
        String expected = "a duration from " + least + " to " + most;
        return new Kind<>(expected, false, text -> {
            Duration value = Quantities.duration(text);
            if (value == null || value.compareTo(bound(least)) < 0 || value.compareTo(bound(most)) > 0) {
                throw new BadSettings("expected " + expected);
            }
            return value;
        });
    }

    /** A number of bytes with a unit, within bounds. */
    public static Kind<Long> size(String least, String most) {
        String expected = "a size from " + least + " to " + most;
        return new Kind<>(expected, false, text -> {
            Long value = Quantities.size(text);
            if (value == null || value < sizeBound(least) || value > sizeBound(most)) {
                throw new BadSettings("expected " + expected);
            }
            return value;
        });
    }

    /** A whole number within bounds. */
    public static Kind<Integer> count(int least, int most) {
        String expected = "a whole number from " + least + " to " + most;
        return new Kind<>(expected, false, text -> {
            long value = text.matches("[0-9]{1,10}") ? Long.parseLong(text) : -1;
            if (value < least || value > most) {
                throw new BadSettings("expected " + expected);
            }
            return (int) value;
        });
    }

    /** One of the constants of an enum, written in lower case with hyphens. */
    public static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        String expected = constants.stream().map(Kind::written).collect(Collectors.joining(" or "));
        return new Kind<>(
                expected,
                false,
                text -> constants.stream()
                        .filter(constant -> written(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new BadSettings("expected " + expected)));
    }

    /** Yes or no. */
    public static Kind<Boolean> flag() {
        return new Kind<>("true or false", false, text -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw new BadSettings("expected true or false");
            }
            return Boolean.valueOf(text);
        });
    }

    /** A file, or empty for none. */
    public static Kind<Optional<Path>> file() {
        return new Kind<>("a file", false, text -> text.isEmpty() ? Optional.empty() : Optional.of(path().read(text)));
    }

    /** A folder or file; {@code ~/} is the home directory, a relative path starts where mailtap was started. */
    public static Kind<Path> path() {
        return new Kind<>("a path", false, text -> {
            String home = System.getProperty("user.home", "");
            try {
                return Path.of(text.startsWith("~/") ? home + text.substring(1) : text)
                        .toAbsolutePath()
                        .normalize();
            } catch (InvalidPathException bad) {
                throw new BadSettings("expected a path (" + bad.getReason() + ")");
            }
        });
    }

    /** Networks in CIDR form, as a list or separated by commas; empty for none. */
    public static Kind<List<Network>> networks() {
        return new Kind<>("a list of networks", true, text -> {
            List<Network> networks = new ArrayList<>();
            for (String item : Stream.of(text.split(",", -1)).map(String::strip).toList()) {
                if (!item.isEmpty()) {
                    networks.add(Network.parse(item));
                }
            }
            return List.copyOf(networks);
        });
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Duration bound(String text) {
        Duration value = Quantities.duration(text);
        if (value == null) {
            throw new IllegalStateException("not a duration: " + text);
        }
        return value;
    }

    private static long sizeBound(String text) {
        Long value = Quantities.size(text);
        if (value == null) {
            throw new IllegalStateException("not a size: " + text);
        }
        return value;
    }
}
