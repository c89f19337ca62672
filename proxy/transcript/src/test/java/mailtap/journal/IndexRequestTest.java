package mailtap.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexRequestTest {
    @TempDir
    Path folder;

    private DataDirectory data;

    @BeforeEach
    void open() throws IOException {
        data = DataDirectory.open(folder);
    }

    @Test
    void isMadeDurableThenIndexedThenWithdrawn() throws IOException {
        try (JournalWriter run = JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT);
                IndexRequest mine = IndexRequest.ask(data)) {
            assertThat(run.recovery().isClean()).isTrue();
            assertThat(IndexRequest.answerable(data)).isEmpty();
            IndexRequest.in(IndexRequest.State.ASKED, data).getFirst().advance(IndexRequest.State.DURABLE);
            IndexRequest durable = IndexRequest.answerable(data).getFirst();
            assertThat(mine.isIndexed()).isFalse();
            durable.advance(IndexRequest.State.INDEXED);

            assertThat(mine.isIndexed()).isTrue();
            assertThat(IndexRequest.answerable(data)).isEmpty();
        }
        assertThat(folder.resolve("requests")).isEmptyDirectory();
    }

    @Test
    void whereNobodyRecordsItIsDurableAsItIs() throws IOException {
        try (IndexRequest mine = IndexRequest.ask(data)) {
            IndexRequest.answerable(data).getFirst().advance(IndexRequest.State.INDEXED);

            assertThat(mine.isIndexed()).isTrue();
        }
    }

    @Test
    void anAnswerToSomebodyWhoLeftDoesNothing() throws IOException {
        IndexRequest mine = IndexRequest.ask(data);
        List<IndexRequest> seen = IndexRequest.answerable(data);
        mine.close();
        seen.getFirst().advance(IndexRequest.State.INDEXED);

        assertThat(folder.resolve("requests")).isEmptyDirectory();
    }

    @Test
    void litterIsRemoved() throws IOException {
        Path litter = Files.createFile(folder.resolve("requests/0123456789abc.asked"));
        Files.setLastModifiedTime(litter, FileTime.from(Instant.now().minusSeconds(7200)));

        assertThat(IndexRequest.answerable(data)).isEmpty();
        assertThat(litter).doesNotExist();
    }
}
