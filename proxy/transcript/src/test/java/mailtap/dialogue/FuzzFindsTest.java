package mailtap.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mailtap.journal.EntriesFuzz;
import mailtap.notation.NotationFuzz;
import mailtap.sasl.LoginFuzz;
import mailtap.tls.HelloFuzz;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every input that ever broke a fuzz target is kept, in a folder named by the target, and broken no more. */
class FuzzFindsTest {
    private static final Path FOLDER = Path.of("src/test/resources/fuzz-finds");

    private static final Map<String, Consumer<byte[]>> TARGETS = Map.of(
            "dialogue", DialogueFuzz::fuzzerTestOneInput,
            "sasl", LoginFuzz::fuzzerTestOneInput,
            "notation", NotationFuzz::fuzzerTestOneInput,
            "journal", EntriesFuzz::fuzzerTestOneInput,
            "tls", HelloFuzz::fuzzerTestOneInput);

    @TestFactory
    Stream<DynamicTest> nothing_breaks_twice() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile).sorted().map(FOLDER::relativize).toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.toString(), () -> play(file)));
        }
    }

    private static void play(Path find) throws IOException {
        Consumer<byte[]> target = TARGETS.get(find.getName(0).toString());
        assertThat(target).as("a target of that name").isNotNull();
        Objects.requireNonNull(target).accept(Files.readAllBytes(FOLDER.resolve(find)));
    }

    @Test
    void the_playbooks_are_inputs_too() {
        for (Playbook book : Playbook.all()) {
            byte[] input = DialogueFuzz.input(book.protocol(), book.talk());
            DialogueFuzz.fuzzerTestOneInput(input);
            NotationFuzz.fuzzerTestOneInput(book.said().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(input).isNotEmpty();
        }
    }
}
