package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mailtap.mail.submission.Flags;
import mailtap.mail.submission.Standing;
import mailtap.mail.submission.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The decision table by example; {@code -Dplaybooks.update=true} writes what is judged into the files. */
class SubmissionPlaybookTest {
    private static final Path FOLDER = Path.of("src/test/resources/submissions");

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

    /** In how many books a word is judged. */
    private static long books(String word) throws IOException {
        long books = 0;
        for (Path file : files()) {
            books += SubmissionBook.read(file).judged().contains(word) ? 1 : 0;
        }
        return books;
    }

    @Test
    void everyVerdictHasTwoBooks() throws IOException {
        for (Verdict verdict : Verdict.values()) {
            assertThat(books(": " + verdict.wireName() + ","))
                    .as(verdict.wireName())
                    .isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void everyFlagHasTwoBooks() throws IOException {
        assertThat(Flags.ALL)
                .as("all of the constants")
                .hasSize(Flags.class.getFields().length - 1)
                .contains(Flags.FAN_OUT);
        for (String flag : Flags.ALL) {
            assertThat(books("  flag " + flag)).as(flag).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void everyStandingHasABook() throws IOException {
        for (Standing.Kind kind : Arrays.stream(Standing.Kind.values())
                .filter(one -> one != Standing.Kind.STANDING_RECIPIENT)
                .toList()) {
            String word = new Standing(kind, null).wireName();
            assertThat(books("] " + word)).as(word).isPositive();
        }
    }
}
