package mailtap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code defaults/mailtap.conf} documents every key with its default, and no other. */
class DefaultsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void theFileHoldsEveryKeyWithItsDefaultAndNoOther() throws IOException, BadSettings {
        Map<String, String> written = new LinkedHashMap<>();
        ConfFile.read(Files.writeString(folder.resolve("as-written.conf"), text()))
                .values()
                .forEach((key, value) -> written.put(key, value.text()));
        written.keySet().removeIf(FileRoutes::owns);

        Map<String, String> standard = new LinkedHashMap<>();
        Keys.ALL.forEach(key -> standard.put(key.name(), key.standard()));
        assertThat(written).containsExactlyEntriesOf(standard);
    }

    @Test
    void everyConstantIsListed() {
        List<Object> constants = java.util.Arrays.stream(Keys.class.getFields())
                .filter(field -> field.getType() == Key.class)
                .map(field -> {
                    try {
                        return field.get(null);
                    } catch (IllegalAccessException impossible) {
                        throw new AssertionError(impossible);
                    }
                })
                .toList();
        assertThat(constants).isNotEmpty().containsExactlyInAnyOrderElementsOf(Keys.ALL);
    }

    @Test
    void everyKeyHasWordsAboveIt() throws IOException {
        List<String> lines = text().lines().toList();
        for (Key<?> key : Keys.ALL) {
            String last = key.name().substring(key.name().lastIndexOf('.') + 1);
            int at = lines.indexOf(lines.stream()
                    .filter(line -> line.strip().startsWith(last + " ="))
                    .findFirst()
                    .orElseThrow());
            assertThat(lines.get(at - 1).strip()).as(key.name()).startsWith("# ");
        }
    }

    @Test
    void theFileCanBeUsedAsItIs() throws IOException, BadSettings {
        assertThat(load(text()).routes()).isEmpty();
    }

    @Test
    void theExampleInItsCommentsWorks() throws IOException, BadSettings {
        String example = text().lines()
                .dropWhile(line -> !line.equals("# routes {"))
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1))
                .collect(Collectors.joining("\n"));
        assertThat(load(example).routes()).extracting(RouteSetting::name).containsExactly("office", "office-mailbox");
    }

    private Settings load(String text) throws IOException, BadSettings {
        Path file = Files.writeString(folder.resolve("mailtap.conf"), text);
        return Settings.load(new Settings.Inputs(file, Map.of(), List.of(), List.of()));
    }

    private String text() throws IOException {
        try (var stream = Objects.requireNonNull(getClass().getResourceAsStream("/defaults/mailtap.conf"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
