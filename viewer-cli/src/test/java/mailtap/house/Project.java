package mailtap.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's own files, as the tests of the house read them. */
final class Project {
    static final Path ROOT = root();

    private Project() {}

    /** Every Java source of every module, tests too. */
    static List<Path> javaSources() {
        return files("java").stream()
                .filter(file -> file.toString().contains("/src/"))
                .toList();
    }

    static List<Path> mainSources() {
        return javaSources().stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .toList();
    }

    static List<Path> testSources() {
        return javaSources().stream()
                .filter(file -> file.toString().contains("/src/test/"))
                .toList();
    }

    /** The poms of the modules that hold code: all but the aggregators. */
    static List<Path> poms() {
        return files("xml").stream()
                .filter(file -> file.getFileName().toString().equals("pom.xml"))
                .filter(file -> !read(file).contains("<packaging>pom</packaging>"))
                .filter(file -> !name(file).startsWith("zoo/"))
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> file.toString().endsWith("." + ending))
                    .filter(file -> !name(file).matches("(.*/)?(target|\\.[^/]+)/.*"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("proxy/transcript"))) {
            here = here.getParent();
            if (here == null) {
                throw new IllegalStateException("these tests read the project's sources and must run inside them");
            }
        }
        return here;
    }
}
