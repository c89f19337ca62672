package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import mailtap.indexer.query.QueryException;
import mailtap.mail.submission.Stage;
import mailtap.mail.submission.Submissions;
import mailtap.transcript.Transcript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a document says of its message follows the other copies of it. */
class JoinedTest {
    private Capture capture;

    @BeforeEach
    void capture(@TempDir Path root) throws IOException {
        capture = new Capture(root);
    }

    @AfterEach
    void close() throws IOException {
        capture.close();
    }

    private void arrive(int... sessions) throws IOException, InterruptedException {
        List<Transcript> some = new ArrayList<>();
        for (int one : sessions) {
            some.add(Recordings.joined().get(one - 1));
        }
        capture.record(some).index();
    }

    private Set<String> find(String query) throws IOException, QueryException {
        try (Search search = capture.search()) {
            Set<String> found = new TreeSet<>();
            for (Hit hit : search.find(SearchRequest.of(query, 50)).hits()) {
                found.add(hit.session().toString().substring(12) + "." + hit.number());
            }
            return found;
        }
    }

    private Set<String> sessions(String query) throws IOException, QueryException {
        try (Search search = capture.search()) {
            Set<String> found = new TreeSet<>();
            SearchRequest request =
                    new SearchRequest(query, Set.of(Kind.SESSION), Order.NEWEST_FIRST, 50, Period.ALWAYS);
            for (Hit hit : search.find(request).hits()) {
                found.add(hit.session().toString().substring(12));
            }
            return found;
        }
    }

    @Test
    void aVerdictChangesWhenAnotherCopyArrives() throws IOException, InterruptedException, QueryException {
        arrive(1);
        assertThat(find("verdict:bcc-exposed")).containsExactly("1.1");
        assertThat(find("flag:fan-out")).isEmpty();
        arrive(2);
        assertThat(find("verdict:bcc-exposed")).containsExactly("1.1", "2.1");
        assertThat(find("flag:fan-out subject:leak")).containsExactly("1.1", "2.1");
        arrive(3);
        assertThat(find("verdict:bcc-leaked")).containsExactly("1.1", "2.1");
        assertThat(find("verdict:bcc-exposed")).isEmpty();
        assertThat(sessions("verdict:bcc-leaked")).containsExactly("1", "2");
        assertThat(sessions("verdict:bcc-exposed")).isEmpty();
    }

    @Test
    void whatWasFetchedHasTheNameOfItsSubmission() throws IOException, InterruptedException, QueryException {
        arrive(3, 1, 2);
        assertThat(find("verdict:bcc-leaked")).containsExactly("1.1", "2.1");
        String id;
        try (Search search = capture.search()) {
            Hit fetched =
                    search.find(SearchRequest.of("outcome:retrieved", 1)).hits().getFirst();
            id = fetched.text(Field.SUBMISSION).orElseThrow();
        }
        assertThat(find("submission:" + id)).containsExactly("1.1", "2.1", "3.1");
        assertThat(find("deleted:true outcome:retrieved")).containsExactly("3.1");
    }

    @Test
    void whatComesTooLateIsAMessageOfItsOwn() throws IOException, InterruptedException, QueryException {
        arrive(1, 2, 5);
        assertThat(find("subject:leak verdict:bcc-exposed")).containsExactly("1.1", "2.1");
        assertThat(find("subject:leak verdict:all-listed")).containsExactly("5.1");
        IndexSettings longer = IndexSettings.DEFAULT.withVerdicts(
                new Submissions.Window(Duration.ofDays(30), Duration.ofMinutes(1)), Map.of());
        try (Indexer indexer = Indexer.open(capture.data, longer)) {
            indexer.catchUp(progress -> {});
        }
        assertThat(find("subject:leak verdict:bcc-exposed")).containsExactly("1.1", "2.1", "5.1");
    }

    @Test
    void aCopyThatWrapsAnotherJoinsIt() throws IOException, InterruptedException, QueryException {
        arrive(2);
        assertThat(find("verdict:bcc-wrapped-copy confidence:guess")).containsExactly("2.2", "2.3");
        assertThat(find("hidden:frank@example.org")).containsExactly("2.2", "2.3");
    }

    @Test
    void aRouteMayDeclareItsStage() throws IOException, InterruptedException, QueryException {
        IndexSettings declared =
                IndexSettings.DEFAULT.withVerdicts(Submissions.Window.DEFAULT, Map.of("office", Stage.TRANSFER));
        capture.record(Recordings.all());
        try (Indexer indexer = Indexer.open(capture.data, declared)) {
            indexer.catchUp(progress -> {});
        }
        assertThat(find("verdict:unlisted")).isNotEmpty();
        assertThat(find("verdict:hidden")).isEmpty();
        capture.index();
        assertThat(find("verdict:hidden")).isNotEmpty();
    }
}
