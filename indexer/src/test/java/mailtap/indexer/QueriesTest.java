package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mailtap.indexer.query.QueryException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of queries.txt, each with the hits it must find, in order. */
class QueriesTest {
    private static Capture capture;
    private static Search search;

    @BeforeAll
    static void index(@TempDir Path root) throws IOException, InterruptedException {
        capture = new Capture(root).record(Recordings.all());
        capture.index();
        search = capture.search();
    }

    @AfterAll
    static void close() throws IOException {
        search.close();
        capture.close();
    }

    private static String found(String query) {
        try {
            Hits hits = search.find(SearchRequest.of(query, 100));
            assertThat(hits.total()).isEqualTo(hits.hits().size());
            return String.join(
                    " ", hits.hits().stream().map(QueriesTest::shortId).toList());
        } catch (QueryException e) {
            return "column " + e.column() + ": " + e.getMessage();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String shortId(Hit hit) {
        return hit.id().replaceFirst("^(.)\\1{12}", "$1");
    }

    @Test
    void eachQueryFindsWhatItMust() {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (String line : Recordings.resource("queries.txt").lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int arrow = line.lastIndexOf("=>");
                String query = line.substring(0, arrow).strip();
                String expected = line.substring(arrow + 2).strip();
                String found = found(query);
                asked++;
                if (!found.equals(expected)) {
                    wrong.add(query + " => " + found + "   instead of   " + expected);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(100);
    }
}
