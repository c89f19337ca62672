package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The decision table by example; {@code -Dplaybooks.update=true} writes what is judged into the files. */
class SubmissionPlaybookTest {
    static final Path FOLDER = Path.of("src/test/resources/submissions");

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyBookIsJudgedAsItSays() throws IOException {
        return files().stream().map(file -> DynamicTest.dynamicTest(file.getFileName() + "", () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        SubmissionBook book = SubmissionBook.read(file);
        String actual = book.judge(0);
        if (Boolean.getBoolean("playbooks.update")) {
            book.update(actual);
        } else {
            assertThat(actual).isEqualTo(book.judged());
        }
        for (long seed = 1; seed < 6; seed++) {
            assertThat(book.judge(seed)).isEqualTo(actual);
        }
    }
}
