package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailtap.mail.submission.Flags;
import mailtap.mail.submission.Verdict;
import org.junit.jupiter.api.Test;

/**
 * Every row of the decision table and every flag is shown by two playbooks at least, one of them of a real program; where
 * none is, docs/recipients.md says why. {@code -Dplaybooks.update=true} writes the table there.
 */
class DecisionTableTest {
    private static final Path PAGE = Path.of("../docs/recipients.md");
    private static final String BEGIN = "<!-- Made by DecisionTableTest. -->\n";
    private static final String END = "<!-- End of it. -->\n";

    private final List<SubmissionBook> books = books();

    private static List<SubmissionBook> books() {
        try (Stream<Path> files = Files.list(SubmissionPlaybookTest.FOLDER)) {
            List<SubmissionBook> books = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                books.add(SubmissionBook.read(file));
            }
            return books;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<SubmissionBook> showing(DecisionRow row) {
        return books.stream().filter(book -> row.isIn(book.judged())).toList();
    }

    private List<SubmissionBook> real(DecisionRow row) {
        return showing(row).stream().filter(SubmissionBook::isReal).toList();
    }

    @Test
    void everyRowHasTwoBooks() {
        for (DecisionRow row : DecisionRow.all()) {
            assertThat(showing(row)).as(row.name()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void everyRowHasARealBookOrAReason() {
        for (DecisionRow row : DecisionRow.all()) {
            assertThat(real(row).isEmpty()).as(row.name()).isEqualTo(row.notReal() != null);
        }
    }

    @Test
    void everyRealBookNamesItsPrograms() {
        for (SubmissionBook book : books) {
            assertThat(book.settings().containsKey("program"))
                    .as(String.valueOf(book.file()))
                    .isEqualTo(book.isReal());
        }
    }

    @Test
    void noVerdictAndNoFlagIsForgotten() throws IllegalAccessException {
        String rows = DecisionRow.all().stream().map(DecisionRow::name).collect(Collectors.joining("\n"));
        for (Verdict verdict : Verdict.values()) {
            assertThat(rows).contains("`" + verdict.wireName() + "`");
        }
        for (String flag : Flags.ALL) {
            assertThat(rows).contains("flag `" + flag + "`");
        }
    }

    @Test
    void thePageTellsIt() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        if (Boolean.getBoolean("playbooks.update")) {
            Files.writeString(PAGE, page.substring(0, from) + table() + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(table());
        }
    }

    private String table() {
        StringBuilder text = new StringBuilder("| what | made | real | seen with |\n|---|---|---|---|\n");
        for (DecisionRow row : DecisionRow.all()) {
            List<SubmissionBook> real = real(row);
            text.append("| %s | %d | %d | %s |%n"
                    .formatted(row.name(), showing(row).size() - real.size(), real.size(), seenWith(row, real)));
        }
        return text.toString();
    }

    private static String seenWith(DecisionRow row, List<SubmissionBook> real) {
        String why = row.notReal();
        return why != null ? "*" + why + "*" : String.join(", ", programs(real));
    }

    private static Set<String> programs(List<SubmissionBook> books) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (SubmissionBook book : books) {
            names.addAll(
                    Arrays.asList(book.settings().getOrDefault("program", "").split(", ")));
        }
        return names;
    }
}
