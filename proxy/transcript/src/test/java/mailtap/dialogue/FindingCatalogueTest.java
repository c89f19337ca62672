package mailtap.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mailtap.sasl.Secrets;
import mailtap.transcript.FindingKind;
import mailtap.transcript.FindingPage;
import org.junit.jupiter.api.Test;

/** The catalogue is whole: every finding has a page, an example among the playbooks, and a near miss. */
class FindingCatalogueTest {
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "findings.md");
    private static final String BEGIN = "<!-- findings -->\n";
    private static final String END = "<!-- /findings -->";

    /** The relay or the journal tells them, or they take more bytes than a playbook holds; other tests show them. */
    private static final Set<FindingKind> NOT_OF_THE_DIALOGUE = EnumSet.of(
            FindingKind.UPSTREAM_REFUSED,
            FindingKind.UPSTREAM_UNREACHABLE,
            FindingKind.UPSTREAM_TIMEOUT,
            FindingKind.UPSTREAM_IS_MAILTAP,
            FindingKind.UPSTREAM_TLS_FAILED,
            FindingKind.CLIENT_TLS_FAILED,
            FindingKind.UPSTREAM_UNVERIFIED,
            FindingKind.INTERCEPTION_BROKE_AUTH,
            FindingKind.INTERCEPTION_MAY_BREAK_AUTH,
            FindingKind.TLS_CUT,
            FindingKind.CAPTURE_GAP,
            FindingKind.DECODER_FAULT,
            FindingKind.FINDINGS_CAPPED,
            FindingKind.REPLY_TOO_LATE,
            FindingKind.UNANSWERED_CAPPED);

    private final List<Playbook> books = Playbook.all();

    @Test
    void every_finding_has_a_page() {
        for (FindingKind kind : FindingKind.values()) {
            FindingPage page = FindingPage.of(kind);
            assertThat(page.example()).as(kind.wireName()).isNotBlank();
            assertThat(page.strict()).as(kind.wireName()).isNotBlank();
            assertThat(page.lax()).as(kind.wireName()).isNotBlank();
            assertThat(kind.summary()).endsWith(".");
        }
    }

    @Test
    void every_finding_of_the_dialogue_has_an_example_and_a_near_miss() {
        Set<FindingKind> ours = EnumSet.complementOf(EnumSet.copyOf(NOT_OF_THE_DIALOGUE));
        assertThat(ours)
                .allSatisfy(kind ->
                        assertThat(named("shows", kind)).as("shows " + kind).isNotEmpty());
        assertThat(ours)
                .allSatisfy(kind ->
                        assertThat(named("near", kind)).as("near " + kind).isNotEmpty());
    }

    @Test
    void an_example_has_it_and_a_near_miss_has_not() {
        for (Playbook book : books) {
            List<String> found = Seen.findings(Chunks.whole(book.protocol(), Secrets.masked(), book.talk())).stream()
                    .map(FindingKind::wireName)
                    .toList();
            assertThat(found).as(book.name()).containsAll(book.words("shows"));
            assertThat(found).as(book.name()).doesNotContainAnyElementsOf(near(book));
        }
    }

    /** An empty list would be an error of the assertion. */
    private static List<String> near(Playbook book) {
        return book.words("near").isEmpty() ? List.of("no such finding") : book.words("near");
    }

    @Test
    void the_document_is_that_of_the_code() throws IOException {
        String written = Files.readString(DOCUMENT);
        int begin = written.indexOf(BEGIN) + BEGIN.length();
        String made = written.substring(0, begin) + pages() + written.substring(written.indexOf(END));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, made);
        } else {
            assertThat(written).isEqualTo(made);
        }
    }

    private String pages() {
        StringBuilder pages = new StringBuilder();
        for (FindingKind kind : FindingKind.values()) {
            FindingPage page = FindingPage.of(kind);
            String severity = kind.severity().name().toLowerCase(Locale.ROOT);
            pages.append("## `").append(kind.wireName()).append("`\n\n").append(kind.summary());
            pages.append(" *").append(severity).append(kind.rfc().isEmpty() ? "" : ", " + kind.rfc());
            pages.append("*\n\n- example: ").append(page.example());
            pages.append("\n- strict: ").append(page.strict());
            pages.append(page.lax().equals("-") ? "" : "\n- lax: " + page.lax());
            playbooks(kind, pages);
            pages.append("\n\n");
        }
        return pages.toString();
    }

    private void playbooks(FindingKind kind, StringBuilder pages) {
        List<String> shows = named("shows", kind);
        if (!shows.isEmpty()) {
            pages.append("\n- playbook: ").append(shows.getFirst());
            pages.append(", near miss: ")
                    .append(String.join(
                            "", named("near", kind).stream().limit(1).toList()));
        }
    }

    private List<String> named(String key, FindingKind kind) {
        return books.stream()
                .filter(book -> book.words(key).contains(kind.wireName()))
                .map(Playbook::name)
                .toList();
    }
}
