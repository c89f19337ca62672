package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import mailtap.indexer.query.QueryException;
import mailtap.journal.IndexRequest;
import mailtap.journal.LockedException;
import mailtap.transcript.Bytes;
import mailtap.transcript.Transcript;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.InfoStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexerTest {
    private Capture capture;

    @BeforeEach
    void capture(@TempDir Path root) throws IOException {
        capture = new Capture(root);
    }

    @AfterEach
    void close() throws IOException {
        capture.close();
    }

    private SortedMap<String, SortedSet<String>> dump() throws IOException {
        try (var reader = IndexStore.read(capture.data.index()).orElseThrow()) {
            return Dump.of(reader);
        }
    }

    private long count(String query) throws IOException, QueryException {
        try (Search search = capture.search()) {
            return search.count(SearchRequest.of(query, 0));
        }
    }

    @Test
    void whatIsDamagedIsMadeAnew() throws IOException, InterruptedException {
        capture.record(Recordings.all()).index();
        SortedMap<String, SortedSet<String>> before = dump();
        List<Path> files;
        try (Stream<Path> all = Files.list(capture.data.index())) {
            files = all.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 0x55;
            Files.write(file, bytes);
        }
        capture.index();
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void damageThatOnlyMergingSeesIsMadeGoodToo() throws IOException, InterruptedException {
        recordInTwoParts();
        SortedMap<String, SortedSet<String>> before = dump();
        damageWhatOnlyMergingReads();
        try (Indexer indexer = Indexer.open(capture.data, IndexSettings.DEFAULT)) {
            assertThat(indexer.committed()).as("not seen when it is opened").isNotEmpty();
            assertThat(indexer.mergeSmall((done, total) -> {})).isZero();
        }
        assertThat(dump()).isEqualTo(before);
    }

    private void recordInTwoParts() throws IOException, InterruptedException {
        List<Transcript> recordings = Recordings.all();
        capture.record(recordings.subList(0, 2)).index();
        capture.record(recordings.subList(2, recordings.size())).index();
    }

    /** The largest part is the last: what documents hold, which nobody reads at first. */
    private void damageWhatOnlyMergingReads() throws IOException {
        Path largest;
        try (Stream<Path> all = Files.list(capture.data.index())) {
            largest = all.filter(file -> file.toString().endsWith(".cfs"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(largest);
        bytes[bytes.length - 200] ^= 0x55;
        Files.write(largest, bytes);
    }

    @Test
    void whoWaitsForAMergeThatFailsHearsWhyThoughTheWriterIsNotBrokenYet() throws IOException, InterruptedException {
        recordInTwoParts();
        damageWhatOnlyMergingReads();

        HeldBack held = new HeldBack();
        InfoStream before = InfoStream.getDefault();
        InfoStream.setDefault(held);
        try (IndexStore store = IndexStore.open(capture.data.index(), IndexSettings.DEFAULT)) {
            Throwable failed = catchThrowable(() -> store.mergeSmall((done, total) -> {}));
            held.goOn.countDown();
            assertThat(failed).isInstanceOf(CorruptIndexException.class);
        } finally {
            InfoStream.setDefault(before);
        }
    }

    /** Stops the thread that merged where it says that it is about to break the writer. */
    private static final class HeldBack extends InfoStream {
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public void message(String component, String message) {
            if (message.startsWith("hit tragic")) {
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public boolean isEnabled(String component) {
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void whatHasLostAFileIsMadeAnew() throws IOException, InterruptedException {
        capture.record(Recordings.all()).index();
        SortedMap<String, SortedSet<String>> before = dump();
        try (Stream<Path> all = Files.list(capture.data.index())) {
            Path data = all.filter(file ->
                            file.toString().endsWith(".cfs") || file.toString().endsWith(".si"))
                    .findFirst()
                    .orElseThrow();
            Files.delete(data);
        }
        capture.index();
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void anIndexOfAnotherVersionIsNotReadAndMadeAnew() throws IOException, InterruptedException, QueryException {
        capture.record(Recordings.all()).index();
        SortedMap<String, SortedSet<String>> before = dump();
        IndexWriterConfig config = new IndexWriterConfig().setIndexSort(IndexStore.NEWEST_FIRST);
        try (FSDirectory directory = FSDirectory.open(capture.data.index());
                IndexWriter other = new IndexWriter(directory, config)) {
            other.setLiveCommitData(Map.of("mailtap.schema", "999999").entrySet());
            other.commit();
        }
        assertThat(Search.needsAnotherVersion(capture.data)).isTrue();
        try (Search search = capture.search()) {
            assertThat(search.hasIndex()).isFalse();
            assertThat(search.find(SearchRequest.sessions(10))).isEqualTo(Hits.NONE);
        }
        capture.index();
        assertThat(Search.needsAnotherVersion(capture.data)).isFalse();
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void followsUntilStopped() throws IOException, InterruptedException, QueryException {
        try (Indexer indexer = Indexer.open(capture.data, IndexSettings.DEFAULT.withCommitInterval(10))) {
            CountDownLatch over = new CountDownLatch(1);
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    indexer.follow();
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                } finally {
                    over.countDown();
                }
            });
            capture.record(Recordings.all());
            Awaitility.await().until(() -> count("") == 5);
            assertThat(count("state:open")).isEqualTo(1);
            indexer.stop();
            over.await();
            thread.join();
        }
    }

    @Test
    void whatManyCommitsLeftBecomesOneSegmentInTheBackground() throws IOException, InterruptedException {
        IndexStore store = IndexStore.open(capture.data.index(), IndexSettings.DEFAULT);
        try (Follower follower = Follower.of(capture.data, store, IndexSettings.DEFAULT)) {
            for (Transcript recording : Recordings.all().subList(0, 3)) {
                capture.record(List.of(recording));
                while (follower.step(Duration.ZERO)) {
                    assertThat(follower.hasUncommitted()).isTrue();
                }
                follower.commit();
            }
            assertThat(segments()).isGreaterThanOrEqualTo(3);
            assertThat(follower.commits()).isEqualTo(3);
            SortedMap<String, SortedSet<String>> before = dump();

            follower.mergeTiny();
            assertThat(follower.commits()).isZero();
            Awaitility.await().until(follower::hasUncommitted);
            follower.commit();
            assertThat(follower.hasUncommitted()).isFalse();
            assertThat(segments()).isEqualTo(1);
            assertThat(dump()).isEqualTo(before);
        }
    }

    private int segments() throws IOException {
        try (var reader = IndexStore.read(capture.data.index()).orElseThrow()) {
            return reader.leaves().size();
        }
    }

    @Test
    void whoWaitsForTheIndexIsAnswered() throws IOException, InterruptedException, QueryException {
        capture.record(Recordings.all());
        try (Indexer indexer = Indexer.open(capture.data, IndexSettings.DEFAULT.withCommitInterval(60_000));
                IndexRequest request = IndexRequest.ask(capture.data)) {
            request.advance(IndexRequest.State.DURABLE);
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    indexer.follow();
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            Awaitility.await().until(request::isIndexed);
            assertThat(count("")).isEqualTo(5);
            indexer.stop();
            thread.join();
        }
    }

    @Test
    void oneAtATime() throws IOException {
        try (Indexer first = Indexer.open(capture.data, IndexSettings.DEFAULT)) {
            assertThat(first.committed()).isEmpty();
            assertThatThrownBy(() -> Indexer.open(capture.data, IndexSettings.DEFAULT))
                    .isInstanceOf(LockedException.class);
        }
    }

    @Test
    void progressCountsToTheEnd() throws IOException, InterruptedException {
        capture.record(Recordings.all());
        List<IndexProgress> reports = new ArrayList<>();
        try (Indexer indexer = Indexer.open(capture.data, IndexSettings.DEFAULT)) {
            indexer.catchUp(reports::add);
        }
        IndexProgress last = reports.getLast();
        assertThat(last.bytesDone()).isPositive().isEqualTo(last.bytesTotal());
        assertThat(last.entries())
                .isEqualTo(Recordings.all().stream()
                        .mapToInt(session ->
                                session.entries().size() + (session.end().isPresent() ? 1 : 0))
                        .sum());
    }

    @Test
    void filesAreTheOwnersAlone() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        capture.record(Recordings.all()).index();
        try (Stream<Path> all = Files.list(capture.data.index())) {
            assertThat(all.toList())
                    .hasSizeGreaterThan(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void termsTooLongForTheIndexLoseNoDocument() throws IOException, InterruptedException, QueryException {
        String name = "x".repeat(40_000);
        Transcript session = Recordings.closed("""
            session f000000000000  smtp  192.0.2.1:1 -> [192.0.2.2]:25  route r  2026-11-20T09:00:00Z
            S: 220 x
            C: EHLO %s
            S: 250 x
            C: MAIL FROM:<%s@example.com>
            S: 250 x
            C: DATA
            S: 354 x
            C: Subject: %s
            C: Message-ID: <%s>
            C: X-%s: y
            C:
            C: %s
            C: .
            S: 250 x
            """.formatted(name, name, name, name, name, name));
        capture.record(List.of(session)).index();
        assertThat(count("")).isEqualTo(1);
        assertThat(count("msgid:x*")).isEqualTo(1);
        assertThat(dump().keySet())
                .contains("f000000000000.1", "f000000000000.2", "f000000000000.3", "f000000000000.m1");
    }

    @Test
    void hostileTextIsOnlyText() throws IOException, InterruptedException, QueryException {
        Transcript session = Recordings.closed("""
            session f000000000001  smtp  192.0.2.1:1 -> [192.0.2.2]:25  route r  2026-11-20T09:00:00Z
            S: 220 x
            C: EHLO \\x00\\x1b[2J\\xff\\xfe
            S: 250 x
            C: MAIL FROM:<a@[[[..@@b\\xed\\xa0\\x80>
            S: 250 x
            C: RCPT TO:<@@@>
            S: 2
            C: RCPT TO:
            S: 999999 what
            C: DATA
            S: 354 x
            C: From: <<<>>>,,;;:::
            C: To: \\xff\\xff
            C: Content-Type: multipart/mixed; boundary=
            C:
            C: --
            C: .
            S: 250 x
            """);
        capture.record(List.of(session)).index();
        assertThat(count("")).isEqualTo(1);
        assertThat(dump()).containsKey("f000000000001.m1");
    }

    @Test
    void noMaskedSecretIsInStoredFieldsOrTerms() throws IOException, InterruptedException {
        capture.record(Recordings.all()).index();
        String all = dump().values().toString();
        assertThat(all).contains("jms1@jms1.net", "crazywill");
        for (String secret : List.of("not.my.real.password", "mypassword", "gehe1m")) {
            String base64 =
                    Base64.getEncoder().encodeToString(Bytes.utf8(secret).toArray());
            assertThat(all).doesNotContain(secret, base64);
        }
        assertThat(all).doesNotContainIgnoringCase("AGptczFAam1zMS5uZXQA");
    }
}
