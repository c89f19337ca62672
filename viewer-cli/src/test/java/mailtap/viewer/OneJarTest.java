package mailtap.viewer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneJarTest {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    @TempDir
    Path folder = Path.of("");

    @Test
    void holdsWhatIsInAllOfThemTheFirstOneFirst() throws IOException {
        Path first = jar("first.jar", manifest("Class-Path", "second.jar missing.jar"), Map.of("a/A.class", "first"));
        jar("second.jar", manifest(), Map.of("a/A.class", "second", "b/text", "of the second"));

        assertThat(entries(first)).containsOnly(Map.entry("a/A.class", "first"), Map.entry("b/text", "of the second"));
    }

    @Test
    void putsTheListsOfServicesTogether() throws IOException {
        Path first = jar("first.jar", manifest("Class-Path", "second.jar"), Map.of("META-INF/services/s.S", "one"));
        jar("second.jar", manifest(), Map.of("META-INF/services/s.S", "two\n", "META-INF/services/s.T", "three"));

        assertThat(entries(first))
                .containsOnly(
                        Map.entry("META-INF/services/s.S", "one\ntwo\n\n"),
                        Map.entry("META-INF/services/s.T", "three\n"));
    }

    @Test
    void leavesWhatHoldsForOneJarOnly() throws IOException {
        Path signed = jar(
                "signed.jar",
                manifest(),
                Map.of("META-INF/X.SF", "", "META-INF/X.RSA", "", "META-INF/INDEX.LIST", "", "module-info.class", ""));

        assertThat(entries(signed)).isEmpty();
    }

    @Test
    void keepsClassesForNewerJavaWhereTheJarHasThem() throws IOException {
        Path newer = jar(
                "newer.jar",
                manifest("Multi-Release", "true"),
                Map.of("META-INF/versions/21/a/A.class", "21", "META-INF/versions/21/module-info.class", ""));
        Path strayed = jar("strayed.jar", manifest(), Map.of("META-INF/versions/21/a/A.class", "21"));

        assertThat(entries(newer)).containsOnly(Map.entry("META-INF/versions/21/a/A.class", "21"));
        assertThat(entries(strayed)).isEmpty();
    }

    /** Of the jar made of these, but for its manifest. */
    private Map<String, String> entries(Path jar) throws IOException {
        Path all = folder.resolve("all.jar");
        OneJar.write(jar.toString(), all);
        Map<String, String> entries = new TreeMap<>();
        try (JarFile made = new JarFile(all.toFile())) {
            assertThat(made.isMultiRelease()).isTrue();
            for (JarEntry entry : made.stream().toList()) {
                entries.put(
                        entry.getName(), new String(made.getInputStream(entry).readAllBytes(), UTF_8));
            }
        }
        entries.remove(MANIFEST);
        return entries;
    }

    private static Manifest manifest(String... namesAndValues) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            manifest.getMainAttributes().putValue(namesAndValues[i], namesAndValues[i + 1]);
        }
        return manifest;
    }

    private Path jar(String name, Manifest manifest, Map<String, String> entries) throws IOException {
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(UTF_8));
            }
        }
        return jar;
    }
}
